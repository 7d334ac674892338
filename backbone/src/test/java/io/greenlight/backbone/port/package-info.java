/// Where servers listen that tests start.
@NullMarked
package io.greenlight.backbone.port;

import org.jspecify.annotations.NullMarked;
