@NullMarked
package io.greenlight.cutover.watch;

import org.jspecify.annotations.NullMarked;
