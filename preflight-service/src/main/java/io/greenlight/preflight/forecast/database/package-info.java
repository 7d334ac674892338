/// Where the forecast meets PostgreSQL: it only looks, in passing, over the checks' own sessions.
@NullMarked
package io.greenlight.preflight.forecast.database;

import org.jspecify.annotations.NullMarked;
