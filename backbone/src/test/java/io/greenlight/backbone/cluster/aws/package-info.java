/// RDS's wire protocol, as far as the fleet speaks it.
@NullMarked
package io.greenlight.backbone.cluster.aws;

import org.jspecify.annotations.NullMarked;
