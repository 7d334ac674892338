/// Ends the way back of a completed upgrade and removes the cluster that it replaced.
@NullMarked
package io.greenlight.cutover.cleanup;

import org.jspecify.annotations.NullMarked;
