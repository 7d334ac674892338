/// An upgrade in place, in AWS's words.
@NullMarked
package io.greenlight.cutover.inplace.aws;

import org.jspecify.annotations.NullMarked;
