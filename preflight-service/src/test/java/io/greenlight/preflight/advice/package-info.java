@NullMarked
package io.greenlight.preflight.advice;

import org.jspecify.annotations.NullMarked;
