/// Plans and their runner, in a small world.
@NullMarked
package io.greenlight.backbone.plan;

import org.jspecify.annotations.NullMarked;
