/// Switches a cluster over once its target provably has everything.
@NullMarked
package io.greenlight.cutover;

import org.jspecify.annotations.NullMarked;
