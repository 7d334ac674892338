@NullMarked
package io.greenlight.preflight.forecast.database;

import org.jspecify.annotations.NullMarked;
