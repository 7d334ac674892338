/// Where checks meet PostgreSQL: read only, with a deadline, and without a lock that anyone feels.
@NullMarked
package io.greenlight.preflight.database;

import org.jspecify.annotations.NullMarked;
