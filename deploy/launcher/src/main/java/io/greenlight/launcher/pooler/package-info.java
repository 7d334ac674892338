/// The PgBouncers of a demo: their files, their users, their console.
@NullMarked
package io.greenlight.launcher.pooler;

import org.jspecify.annotations.NullMarked;
