package io.greenlight.notifier;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class NotifierConfigTest {

    private final SmallRyeConfig config =
            new SmallRyeConfigBuilder()
                    .addDiscoveredConverters()
                    .withMapping(NotifierConfig.class)
                    .withMapping(TopicConfig.class)
                    .build();

    @Test
    void theDefaultsAreThoseThatTheReadmeTells() {
        TopicConfig topics = config.getConfigMapping(TopicConfig.class);
        assertEquals("greenlight-progress", topics.of(Purpose.PROGRESS));
        assertEquals("greenlight-attention", topics.of(Purpose.ATTENTION));
        assertEquals("greenlight-completed", topics.of(Purpose.COMPLETED));
        assertEquals(Duration.ofSeconds(45), config.getConfigMapping(NotifierConfig.class).claim());
    }
}
