/// Where findings meet S3.
@NullMarked
package io.greenlight.preflight.aws;

import org.jspecify.annotations.NullMarked;
