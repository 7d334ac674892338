/// How the runner of plans is put together over S3.
@NullMarked
package io.greenlight.backbone.plan.aws;

import org.jspecify.annotations.NullMarked;
