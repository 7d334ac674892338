/// PostgreSQL installations, data directories and processes.
@NullMarked
package io.greenlight.sandbox.server;

import org.jspecify.annotations.NullMarked;
