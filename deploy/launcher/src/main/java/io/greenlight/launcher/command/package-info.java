/// What can be typed after `./greenlight`.
@NullMarked
package io.greenlight.launcher.command;

import org.jspecify.annotations.NullMarked;
