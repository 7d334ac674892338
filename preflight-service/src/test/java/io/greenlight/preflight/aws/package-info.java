/// Preflight on a real bus, a real secret and a real server.
@NullMarked
package io.greenlight.preflight.aws;

import org.jspecify.annotations.NullMarked;
