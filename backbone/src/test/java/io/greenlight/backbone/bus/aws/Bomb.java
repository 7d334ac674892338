package io.greenlight.backbone.bus.aws;

/// What a stranger would like us to load.
public final class Bomb {

    static {
        Loaded.TIMES.incrementAndGet();
    }

    private Bomb() {}
}
