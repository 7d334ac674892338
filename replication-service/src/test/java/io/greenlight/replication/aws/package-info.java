@NullMarked
package io.greenlight.replication.aws;

import org.jspecify.annotations.NullMarked;
