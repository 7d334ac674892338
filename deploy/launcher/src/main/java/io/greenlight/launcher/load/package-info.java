/// Clients of a cluster that keep a fixed schedule, and remember what they were promised and how
/// long they waited for it.
@NullMarked
package io.greenlight.launcher.load;

import org.jspecify.annotations.NullMarked;
