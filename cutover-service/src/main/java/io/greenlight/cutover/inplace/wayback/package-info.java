/// Makes the clone that was taken before an upgrade in place the cluster again.
@NullMarked
package io.greenlight.cutover.inplace.wayback;

import org.jspecify.annotations.NullMarked;
