/// What a log line looks like: one event, one line, fields that a program can find.
@NullMarked
package io.greenlight.backbone.log;

import org.jspecify.annotations.NullMarked;
