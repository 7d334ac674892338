/// Logical replication in PostgreSQL's words.
@NullMarked
package io.greenlight.replication.database;

import org.jspecify.annotations.NullMarked;
