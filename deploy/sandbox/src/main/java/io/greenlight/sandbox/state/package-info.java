/// What exists: clusters, instances, parameter groups, snapshots; kept in one file.
@NullMarked
package io.greenlight.sandbox.state;

import org.jspecify.annotations.NullMarked;
