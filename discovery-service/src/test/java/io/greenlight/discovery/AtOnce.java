package io.greenlight.discovery;

import java.time.Duration;

/// So many upgrades at once.
record AtOnce(int atOnce) implements DiscoveryConfig {

    @Override
    public Duration every() {
        return Duration.ofMinutes(5);
    }
}
