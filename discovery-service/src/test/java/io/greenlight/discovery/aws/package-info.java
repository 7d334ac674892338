/// Discovery on a real bus.
@NullMarked
package io.greenlight.discovery.aws;

import org.jspecify.annotations.NullMarked;
