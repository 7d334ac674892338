/// The load's transactions in SQL.
@NullMarked
package io.greenlight.launcher.load.database;

import org.jspecify.annotations.NullMarked;
