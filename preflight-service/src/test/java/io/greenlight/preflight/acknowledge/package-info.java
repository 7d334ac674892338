/// What becomes of warnings that somebody knows of.
@NullMarked
package io.greenlight.preflight.acknowledge;

import org.jspecify.annotations.NullMarked;
