package io.greenlight.backbone.bus;

/// A bus that is away: nothing is sent while a slice goes on, and all of it is left for its end,
/// however long the test takes.
public final class NoBus implements Outbox {

    @Override
    public void send(Dispatch dispatch) {
        throw new IllegalStateException("there is no bus");
    }
}
