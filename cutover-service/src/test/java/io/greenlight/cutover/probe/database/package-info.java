@NullMarked
package io.greenlight.cutover.probe.database;

import org.jspecify.annotations.NullMarked;
