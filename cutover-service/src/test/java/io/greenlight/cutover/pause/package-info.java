@NullMarked
package io.greenlight.cutover.pause;

import org.jspecify.annotations.NullMarked;
