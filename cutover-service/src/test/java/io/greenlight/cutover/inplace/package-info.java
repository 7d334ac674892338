@NullMarked
package io.greenlight.cutover.inplace;

import org.jspecify.annotations.NullMarked;
