@NullMarked
package io.greenlight.sandbox.aws;

import org.jspecify.annotations.NullMarked;
