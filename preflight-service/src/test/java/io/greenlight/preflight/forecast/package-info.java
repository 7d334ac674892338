@NullMarked
package io.greenlight.preflight.forecast;

import org.jspecify.annotations.NullMarked;
