package io.greenlight.backbone.bus;

/// Where events leave a service.
public interface Outbox {

    /// Sends the event to everyone who hears it, and returns when the bus has it. Half of it may
    /// have been sent when this fails; sent again, the others hear it twice, which they are made
    /// for.
    void send(Dispatch dispatch);
}
