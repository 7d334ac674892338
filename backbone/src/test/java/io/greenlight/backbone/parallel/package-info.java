/// Several things at once, and what becomes of them when one fails.
@NullMarked
package io.greenlight.backbone.parallel;

import org.jspecify.annotations.NullMarked;
