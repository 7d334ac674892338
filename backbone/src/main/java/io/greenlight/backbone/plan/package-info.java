/// Plans, their steps, and the runner that takes an upgrade through them.
@NullMarked
package io.greenlight.backbone.plan;

import org.jspecify.annotations.NullMarked;
