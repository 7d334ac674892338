/// The way to a cluster that is upgraded itself: as RDS has it, and as its servers answer.
@NullMarked
package io.greenlight.cutover.access;

import org.jspecify.annotations.NullMarked;
