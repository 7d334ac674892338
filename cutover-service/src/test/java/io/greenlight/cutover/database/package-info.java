@NullMarked
package io.greenlight.cutover.database;

import org.jspecify.annotations.NullMarked;
