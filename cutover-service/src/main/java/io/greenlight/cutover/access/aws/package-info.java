/// The way to a cluster, in AWS's words.
@NullMarked
package io.greenlight.cutover.access.aws;

import org.jspecify.annotations.NullMarked;
