@NullMarked
package io.greenlight.sandbox;

import org.jspecify.annotations.NullMarked;
