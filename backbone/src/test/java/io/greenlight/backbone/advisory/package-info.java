@NullMarked
package io.greenlight.backbone.advisory;

import org.jspecify.annotations.NullMarked;
