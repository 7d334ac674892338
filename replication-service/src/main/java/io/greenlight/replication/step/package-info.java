/// What replication does, one step a file, in the order of [io.greenlight.replication] 's plan.
@NullMarked
package io.greenlight.replication.step;

import org.jspecify.annotations.NullMarked;
