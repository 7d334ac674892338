/// An upgrade in place, and the way back from it, in PostgreSQL's words.
@NullMarked
package io.greenlight.cutover.inplace.database;

import org.jspecify.annotations.NullMarked;
