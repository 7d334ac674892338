/// A local AWS for tests, of this module and of those that stand on it.
@NullMarked
package io.greenlight.backbone.aws;

import org.jspecify.annotations.NullMarked;
