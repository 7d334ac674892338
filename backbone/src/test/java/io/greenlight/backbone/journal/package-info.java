/// Journals, leases and orders in memory, for tests.
@NullMarked
package io.greenlight.backbone.journal;

import org.jspecify.annotations.NullMarked;
