/// What the run of a cutover knows, and what it insists on.
@NullMarked
package io.greenlight.cutover.run;

import org.jspecify.annotations.NullMarked;
