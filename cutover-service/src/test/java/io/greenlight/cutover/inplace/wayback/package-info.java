@NullMarked
package io.greenlight.cutover.inplace.wayback;

import org.jspecify.annotations.NullMarked;
