/// Events in and out, with nothing lost between.
@NullMarked
package io.greenlight.backbone.bus;

import org.jspecify.annotations.NullMarked;
