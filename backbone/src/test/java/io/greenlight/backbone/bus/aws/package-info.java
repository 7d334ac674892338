/// The bus against a real SQS, with everything that goes wrong on one.
@NullMarked
package io.greenlight.backbone.bus.aws;

import org.jspecify.annotations.NullMarked;
