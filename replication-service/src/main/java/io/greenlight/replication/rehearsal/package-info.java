/// An upgrade that is only rehearsed: on a clone, by RDS itself, and the clone is gone in the end.
/// Nothing is written on the cluster.
@NullMarked
package io.greenlight.replication.rehearsal;

import org.jspecify.annotations.NullMarked;
