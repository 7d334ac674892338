/// Clones and parameter groups in AWS's words.
@NullMarked
package io.greenlight.replication.aws;

import org.jspecify.annotations.NullMarked;
