/// One class and one `.sql` file for each thing that can stand in the way of an upgrade. To add
/// one: write both, and name the class in {@link io.greenlight.preflight.check.Catalog}.
@NullMarked
package io.greenlight.preflight.check;

import org.jspecify.annotations.NullMarked;
