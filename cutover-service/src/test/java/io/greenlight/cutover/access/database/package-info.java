@NullMarked
package io.greenlight.cutover.access.database;

import org.jspecify.annotations.NullMarked;
