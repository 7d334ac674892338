@NullMarked
package io.greenlight.sandbox.state;

import org.jspecify.annotations.NullMarked;
