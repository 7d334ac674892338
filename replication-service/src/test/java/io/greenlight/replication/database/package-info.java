/// Replication's statements on real servers.
@NullMarked
package io.greenlight.replication.database;

import org.jspecify.annotations.NullMarked;
