/// Several things at once.
@NullMarked
package io.greenlight.backbone.parallel;

import org.jspecify.annotations.NullMarked;
