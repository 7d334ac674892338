package io.greenlight.notifier;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// Where notices go: for each purpose a topic's name in this account and region, or its ARN.
@ConfigMapping(prefix = "greenlight.topic")
public interface TopicConfig {

    /// Every step and figure (`GREENLIGHT_TOPIC_PROGRESS`).
    @WithDefault("greenlight-progress")
    String progress();

    /// What somebody should look at (`GREENLIGHT_TOPIC_ATTENTION`).
    @WithDefault("greenlight-attention")
    String attention();

    /// Upgrades that are through (`GREENLIGHT_TOPIC_COMPLETED`).
    @WithDefault("greenlight-completed")
    String completed();

    /// The one for that purpose.
    default String of(Purpose purpose) {
        return switch (purpose) {
            case PROGRESS -> progress();
            case ATTENTION -> attention();
            case COMPLETED -> completed();
        };
    }
}
