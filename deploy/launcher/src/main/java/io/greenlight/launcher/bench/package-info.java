/// Many runs, and what they have in common.
@NullMarked
package io.greenlight.launcher.bench;

import org.jspecify.annotations.NullMarked;
