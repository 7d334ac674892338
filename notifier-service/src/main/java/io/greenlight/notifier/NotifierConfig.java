package io.greenlight.notifier;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How people are told.
@ConfigMapping(prefix = "greenlight.notifier")
public interface NotifierConfig {

    /// How long a copy may take to publish a notice before another takes over: longer than SNS's
    /// retries last (30 s), or people are told twice. After a crash they hear that much later.
    @WithDefault("45s")
    Duration claim();
}
