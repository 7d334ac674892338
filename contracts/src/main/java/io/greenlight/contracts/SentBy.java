package io.greenlight.contracts;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Who says it. An event without a sender is a request: a person says it.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@interface SentBy {
    Service[] value();
}
