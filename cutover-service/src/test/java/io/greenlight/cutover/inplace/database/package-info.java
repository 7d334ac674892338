@NullMarked
package io.greenlight.cutover.inplace.database;

import org.jspecify.annotations.NullMarked;
