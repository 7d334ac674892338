@NullMarked
package io.greenlight.cutover;

import org.jspecify.annotations.NullMarked;
