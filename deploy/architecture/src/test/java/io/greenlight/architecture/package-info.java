@NullMarked
package io.greenlight.architecture;

import org.jspecify.annotations.NullMarked;
