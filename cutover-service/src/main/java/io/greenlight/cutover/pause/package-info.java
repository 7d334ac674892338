/// The pause: what happens while clients wait, how it is rehearsed, and how it is mended when the
/// service that was in it is gone.
@NullMarked
package io.greenlight.cutover.pause;

import org.jspecify.annotations.NullMarked;
