@NullMarked
package io.greenlight.backbone.journal.aws;

import org.jspecify.annotations.NullMarked;
