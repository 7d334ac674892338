/// Tells people what happened, in words, and keeps the record of every upgrade.
@NullMarked
package io.greenlight.notifier;

import org.jspecify.annotations.NullMarked;
