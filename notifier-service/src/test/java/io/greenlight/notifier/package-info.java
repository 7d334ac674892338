@NullMarked
package io.greenlight.notifier;

import org.jspecify.annotations.NullMarked;
