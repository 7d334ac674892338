@NullMarked
package io.greenlight.cutover.run;

import org.jspecify.annotations.NullMarked;
