/// Strategy `in-place`, as far as it stops no client: what is looked at, written down and made
/// before the cluster itself is upgraded.
@NullMarked
package io.greenlight.replication.inplace;

import org.jspecify.annotations.NullMarked;
