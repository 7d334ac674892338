/// Preflight by a url alone.
@NullMarked
package io.greenlight.preflight.tool;

import org.jspecify.annotations.NullMarked;
