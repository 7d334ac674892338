/// Steps of strategy `in-place`, each tried alone and all together.
@NullMarked
package io.greenlight.replication.inplace;

import org.jspecify.annotations.NullMarked;
