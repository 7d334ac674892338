/// Looks at every endpoint of a cluster as a client would, all the while, and measures how long it
/// was away.
@NullMarked
package io.greenlight.cutover.probe;

import org.jspecify.annotations.NullMarked;
