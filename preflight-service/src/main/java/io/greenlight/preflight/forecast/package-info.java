/// How long an upgrade may take, from what the source says of itself and from what was measured on
/// a machine that is named: nothing here is typed by hand.
@NullMarked
package io.greenlight.preflight.forecast;

import org.jspecify.annotations.NullMarked;
