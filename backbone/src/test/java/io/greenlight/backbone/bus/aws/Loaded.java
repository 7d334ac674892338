package io.greenlight.backbone.bus.aws;

import java.util.concurrent.atomic.AtomicInteger;

/// Counts how often somebody loaded [Bomb]; apart from it, so that to look is not to load.
final class Loaded {

    static final AtomicInteger TIMES = new AtomicInteger();

    private Loaded() {}
}
