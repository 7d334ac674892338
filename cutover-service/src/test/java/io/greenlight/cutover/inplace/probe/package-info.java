@NullMarked
package io.greenlight.cutover.inplace.probe;

import org.jspecify.annotations.NullMarked;
