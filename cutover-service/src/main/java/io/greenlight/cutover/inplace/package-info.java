/// Upgrades a cluster where it stands: the steps, what they know, and what they ask of its servers.
@NullMarked
package io.greenlight.cutover.inplace;

import org.jspecify.annotations.NullMarked;
