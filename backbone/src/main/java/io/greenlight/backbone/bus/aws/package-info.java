/// The bus in AWS's words: SQS, and the armour of its connector.
@NullMarked
package io.greenlight.backbone.bus.aws;

import org.jspecify.annotations.NullMarked;
