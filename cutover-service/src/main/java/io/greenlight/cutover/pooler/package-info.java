/// The poolers that clients come through.
@NullMarked
package io.greenlight.cutover.pooler;

import org.jspecify.annotations.NullMarked;
