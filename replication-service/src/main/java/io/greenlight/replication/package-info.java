/// Builds the target of an upgrade beside its source, feeds it until it has caught up, and takes
/// all of it away again if the upgrade ends as before.
@NullMarked
package io.greenlight.replication;

import org.jspecify.annotations.NullMarked;
