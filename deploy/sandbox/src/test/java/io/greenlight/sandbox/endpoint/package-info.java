@NullMarked
package io.greenlight.sandbox.endpoint;

import org.jspecify.annotations.NullMarked;
