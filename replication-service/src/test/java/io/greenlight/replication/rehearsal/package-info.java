/// Rehearsals on real servers, with an RDS in memory.
@NullMarked
package io.greenlight.replication.rehearsal;

import org.jspecify.annotations.NullMarked;
