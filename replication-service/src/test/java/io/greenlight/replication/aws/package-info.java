/// What AWS is asked for, tried on answers of its kind.
@NullMarked
package io.greenlight.replication.aws;

import org.jspecify.annotations.NullMarked;
