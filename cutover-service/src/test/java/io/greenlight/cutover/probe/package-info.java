@NullMarked
package io.greenlight.cutover.probe;

import org.jspecify.annotations.NullMarked;
