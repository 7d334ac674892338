@NullMarked
package io.greenlight.backbone.time;

import org.jspecify.annotations.NullMarked;
