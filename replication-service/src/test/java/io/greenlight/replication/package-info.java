/// Replication's own tests.
@NullMarked
package io.greenlight.replication;

import org.jspecify.annotations.NullMarked;
