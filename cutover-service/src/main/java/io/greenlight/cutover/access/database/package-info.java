/// What is asked of the servers of a cluster, in PostgreSQL's words.
@NullMarked
package io.greenlight.cutover.access.database;

import org.jspecify.annotations.NullMarked;
