/// Discovery on a fleet in memory.
@NullMarked
package io.greenlight.discovery;

import org.jspecify.annotations.NullMarked;
