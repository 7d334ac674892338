/// Topics in SNS and the record in S3.
@NullMarked
package io.greenlight.notifier.aws;

import org.jspecify.annotations.NullMarked;
