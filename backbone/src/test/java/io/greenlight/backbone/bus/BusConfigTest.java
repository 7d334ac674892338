package io.greenlight.backbone.bus;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.greenlight.contracts.Service;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BusConfigTest {

    @Test
    void theDefaultsAreThoseThatTheReadmeTells() {
        BusConfig config =
                new SmallRyeConfigBuilder()
                        .addDiscoveredConverters()
                        .withMapping(BusConfig.class)
                        .withDefaultValues(Map.of("greenlight.bus.service", "cutover"))
                        .build()
                        .getConfigMapping(BusConfig.class);
        assertEquals(Service.CUTOVER, config.service());
        assertEquals(Duration.ofSeconds(20), config.visibility());
        assertEquals(Duration.ofSeconds(20), config.drain());
        assertEquals(Duration.ofSeconds(30), config.patience());
    }
}
