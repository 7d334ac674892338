/// What a check does to the server that it looks at.
@NullMarked
package io.greenlight.preflight.database;

import org.jspecify.annotations.NullMarked;
