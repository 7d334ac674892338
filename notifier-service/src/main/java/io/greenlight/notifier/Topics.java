package io.greenlight.notifier;

/// Where notices go out to whoever subscribed.
public interface Topics {

    /// Publishes the notice, and says what the service calls the message.
    String publish(Notice notice);
}
