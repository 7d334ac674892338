/// Upgrades all members of a Global Database: the steps, what they know, and what they ask of RDS
/// in every region.
@NullMarked
package io.greenlight.cutover.global;

import org.jspecify.annotations.NullMarked;
