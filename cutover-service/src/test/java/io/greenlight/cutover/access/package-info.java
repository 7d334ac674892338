@NullMarked
package io.greenlight.cutover.access;

import org.jspecify.annotations.NullMarked;
