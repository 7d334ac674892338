/// Steps, each tried alone on real servers.
@NullMarked
package io.greenlight.replication.step;

import org.jspecify.annotations.NullMarked;
