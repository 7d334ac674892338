package io.greenlight.backbone.bus;

import io.greenlight.contracts.Service;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How a service listens. The channel itself is set in `META-INF/microprofile-config.properties`.
@ConfigMapping(prefix = "greenlight.bus")
public interface BusConfig {

    /// Which of the five this is, from `greenlight.service`: its queue, and what it hears.
    Service service();

    /// How long a message stays hidden after each sign of life of its handler. A crash costs the
    /// upgrade that long.
    @WithDefault("20s")
    Duration visibility();

    /// How long a stop waits for handlers at work; what is not done by then is delivered again.
    @WithDefault("20s")
    Duration drain();

    /// How long the bus may fail before readiness says so. A shorter outage needs nobody.
    @WithDefault("30s")
    Duration patience();
}
