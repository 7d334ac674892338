@NullMarked
package io.greenlight.sandbox.work;

import org.jspecify.annotations.NullMarked;
