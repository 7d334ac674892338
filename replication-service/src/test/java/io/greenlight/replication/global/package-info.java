/// Steps of strategy `global-minor`, each tried alone and all together.
@NullMarked
package io.greenlight.replication.global;

import org.jspecify.annotations.NullMarked;
