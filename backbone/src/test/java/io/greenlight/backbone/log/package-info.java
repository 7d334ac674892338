@NullMarked
package io.greenlight.backbone.log;

import org.jspecify.annotations.NullMarked;
