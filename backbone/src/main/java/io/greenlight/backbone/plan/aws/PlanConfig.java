package io.greenlight.backbone.plan.aws;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// How a service works through plans.
@ConfigMapping(prefix = "greenlight.plan")
public interface PlanConfig {

    /// How long a lease outlives a copy that died: so long an upgrade stands still after a crash.
    @WithDefault("15s")
    Duration lease();

    /// How long an upgrade is worked on before others get their turn.
    @WithDefault("20s")
    Duration slice();

    /// A folder in which somebody who tries out crashes arms failpoints; without it there are none
    /// (`GREENLIGHT_PLAN_FAILPOINTS`).
    Optional<Path> failpoints();
}
