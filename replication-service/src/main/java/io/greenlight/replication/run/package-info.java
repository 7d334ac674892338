/// What a run of replication knows of its upgrade, and what it is told to insist on.
@NullMarked
package io.greenlight.replication.run;

import org.jspecify.annotations.NullMarked;
