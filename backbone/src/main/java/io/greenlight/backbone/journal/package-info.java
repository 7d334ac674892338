/// What a service wrote down about an upgrade: orders, journals, leases.
@NullMarked
package io.greenlight.backbone.journal;

import org.jspecify.annotations.NullMarked;
