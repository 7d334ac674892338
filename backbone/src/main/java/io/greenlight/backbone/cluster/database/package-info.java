/// The cluster in PostgreSQL's words: connections, SQL files, and what a run has in its databases.
@NullMarked
package io.greenlight.backbone.cluster.database;

import org.jspecify.annotations.NullMarked;
