/// Upgrades a cluster where it stands: the steps, and what they know.
@NullMarked
package io.greenlight.cutover.inplace;

import org.jspecify.annotations.NullMarked;
