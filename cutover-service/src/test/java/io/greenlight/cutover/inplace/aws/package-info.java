@NullMarked
package io.greenlight.cutover.inplace.aws;

import org.jspecify.annotations.NullMarked;
