/// The cluster in AWS's words: RDS, Secrets Manager, SSM.
@NullMarked
package io.greenlight.backbone.cluster.aws;

import org.jspecify.annotations.NullMarked;
