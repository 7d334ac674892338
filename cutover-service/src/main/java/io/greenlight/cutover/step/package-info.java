/// One file per thing that a switchover does.
@NullMarked
package io.greenlight.cutover.step;

import org.jspecify.annotations.NullMarked;
