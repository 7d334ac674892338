/// Strategy `global-minor`, as far as it stops no client: all members of the Global Database are
/// looked at and written down. RDS itself goes back where an upgrade fails, so nothing is made.
@NullMarked
package io.greenlight.replication.global;

import org.jspecify.annotations.NullMarked;
