/// Preflight on real PostgreSQL servers.
@NullMarked
package io.greenlight.preflight;

import org.jspecify.annotations.NullMarked;
