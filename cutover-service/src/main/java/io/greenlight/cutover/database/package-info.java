/// The switchover in PostgreSQL's words, and in PgBouncer's.
@NullMarked
package io.greenlight.cutover.database;

import org.jspecify.annotations.NullMarked;
