/// The one thing that the sandbox wants of an AWS itself: a place for exported logs.
@NullMarked
package io.greenlight.sandbox.aws;

import org.jspecify.annotations.NullMarked;
