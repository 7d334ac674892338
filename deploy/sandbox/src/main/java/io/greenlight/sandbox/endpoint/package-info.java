/// Ports that keep their name's server behind them, as DNS would.
@NullMarked
package io.greenlight.sandbox.endpoint;

import org.jspecify.annotations.NullMarked;
