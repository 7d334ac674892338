/// What is in the demo's cluster, and what is asked of it before and after.
@NullMarked
package io.greenlight.launcher.cluster.database;

import org.jspecify.annotations.NullMarked;
