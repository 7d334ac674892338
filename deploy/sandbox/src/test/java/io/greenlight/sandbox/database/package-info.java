@NullMarked
package io.greenlight.sandbox.database;

import org.jspecify.annotations.NullMarked;
