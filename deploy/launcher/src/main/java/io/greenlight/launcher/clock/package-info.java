/// The launcher's one look at the wall clock.
@NullMarked
package io.greenlight.launcher.clock;

import org.jspecify.annotations.NullMarked;
