/// A cluster as the services see it: what RDS says of it and does with it, its secret, its
/// databases.
@NullMarked
package io.greenlight.backbone.cluster;

import org.jspecify.annotations.NullMarked;
