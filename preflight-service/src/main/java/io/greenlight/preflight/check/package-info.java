/// One class for each thing that can stand in the way of an upgrade, and one `.sql` file with its
/// id for a name where a database is asked. To add one: write both, and name the class in {@link
/// io.greenlight.preflight.check.Catalog}.
@NullMarked
package io.greenlight.preflight.check;

import org.jspecify.annotations.NullMarked;
