@NullMarked
package io.greenlight.cutover.step;

import org.jspecify.annotations.NullMarked;
