package io.greenlight.discovery;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How discovery goes about.
@ConfigMapping(prefix = "discovery")
interface DiscoveryConfig {

    /// How often the fleet is looked through: a tagged cluster waits that long at the most.
    @WithDefault("5m")
    Duration every();

    /// How many upgrades are under way at once over the fleet; the other clusters wait.
    @WithDefault("5")
    int atOnce();
}
