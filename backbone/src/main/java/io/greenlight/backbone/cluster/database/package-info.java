/// The cluster in PostgreSQL's words: connections and SQL files.
@NullMarked
package io.greenlight.backbone.cluster.database;

import org.jspecify.annotations.NullMarked;
