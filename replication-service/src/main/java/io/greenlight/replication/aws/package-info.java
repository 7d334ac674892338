/// What replication asks AWS for in AWS's words.
@NullMarked
package io.greenlight.replication.aws;

import org.jspecify.annotations.NullMarked;
