@NullMarked
package io.greenlight.notifier.aws;

import org.jspecify.annotations.NullMarked;
