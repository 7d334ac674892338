/// Six clusters at once, three of which cannot be upgraded until somebody puts them right.
@NullMarked
package io.greenlight.launcher.fleet;

import org.jspecify.annotations.NullMarked;
