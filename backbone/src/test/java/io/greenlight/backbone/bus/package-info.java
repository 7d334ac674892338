@NullMarked
package io.greenlight.backbone.bus;

import org.jspecify.annotations.NullMarked;
