@NullMarked
package io.greenlight.cutover.cleanup;

import org.jspecify.annotations.NullMarked;
