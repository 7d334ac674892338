@NullMarked
package io.greenlight.cutover.global;

import org.jspecify.annotations.NullMarked;
