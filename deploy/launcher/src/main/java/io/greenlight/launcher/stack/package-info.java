/// The processes of a run: how they start, how it is known that they work, and how they end, by
/// their pid, whatever happens to whoever started them.
@NullMarked
package io.greenlight.launcher.stack;

import org.jspecify.annotations.NullMarked;
