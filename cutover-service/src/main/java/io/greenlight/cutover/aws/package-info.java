/// The switchover in AWS's words.
@NullMarked
package io.greenlight.cutover.aws;

import org.jspecify.annotations.NullMarked;
