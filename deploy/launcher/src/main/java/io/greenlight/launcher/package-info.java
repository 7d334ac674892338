/// `./greenlight`: demo, stack, benches and events by hand, on one machine.
@NullMarked
package io.greenlight.launcher;

import org.jspecify.annotations.NullMarked;
