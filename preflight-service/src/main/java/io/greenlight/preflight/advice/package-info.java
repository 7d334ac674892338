/// Which strategy to take, and why not the others: from what the checks of all of them say, and
/// from the forecast.
@NullMarked
package io.greenlight.preflight.advice;

import org.jspecify.annotations.NullMarked;
