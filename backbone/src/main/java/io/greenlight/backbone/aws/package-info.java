/// Clients of AWS's APIs, made in one place. Where they go is said by the SDK's own standard
/// variables: `AWS_ENDPOINT_URL`, `AWS_ENDPOINT_URL_RDS`, `AWS_REGION`, `AWS_ACCESS_KEY_ID`, ...
@NullMarked
package io.greenlight.backbone.aws;

import org.jspecify.annotations.NullMarked;
