/// The looks of a probe, in PostgreSQL's words.
@NullMarked
package io.greenlight.cutover.probe.database;

import org.jspecify.annotations.NullMarked;
