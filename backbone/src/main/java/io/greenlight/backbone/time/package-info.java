/// The only place where the wall clock is read; everybody else is given a clock.
@NullMarked
package io.greenlight.backbone.time;

import org.jspecify.annotations.NullMarked;
