/// The cluster that a demo upgrades.
@NullMarked
package io.greenlight.launcher.cluster;

import org.jspecify.annotations.NullMarked;
