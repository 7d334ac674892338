/// What is known of the way between two versions of PostgreSQL: one file of data, read before an
/// upgrade by preflight and after it by whoever mends what it spoils.
@NullMarked
package io.greenlight.backbone.advisory;

import org.jspecify.annotations.NullMarked;
