@NullMarked
package io.greenlight.cutover.access.aws;

import org.jspecify.annotations.NullMarked;
