/// Real PostgreSQL servers for tests, of this module and of those that stand on it.
@NullMarked
package io.greenlight.backbone.cluster.database;

import org.jspecify.annotations.NullMarked;
