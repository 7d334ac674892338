package io.greenlight.backbone.bus;

import java.util.List;

/// Where events leave a service.
public interface Outbox {

    /// Sends the event to everyone who hears it, and returns when the bus has it. Half of it may
    /// have been sent when this fails; sent again, the others hear it twice, which they are made
    /// for.
    void send(Dispatch dispatch);

    /// Sends these in their order, as far as the bus keeps one. Some may have been sent when this
    /// fails.
    default void sendAll(List<Dispatch> dispatches) {
        dispatches.forEach(this::send);
    }
}
