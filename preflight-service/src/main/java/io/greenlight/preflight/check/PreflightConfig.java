package io.greenlight.preflight.check;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How preflight goes about.
@ConfigMapping(prefix = "preflight")
public interface PreflightConfig {

    /// A catalog query that takes longer is ended, and its check says that it could not look.
    @WithDefault("30s")
    Duration statementTimeout();

    /// A transaction open for longer is told of: slots wait for every one that is open. So is a
    /// statement that runs for longer.
    @WithDefault("5m")
    Duration longTransaction();

    /// A cluster that is busy (`modifying`, `backing-up`) is given that long to become available
    /// before it is a finding.
    @WithDefault("30m")
    Duration patience();

    /// How soon such a cluster is looked at again.
    @WithDefault("30s")
    Duration recheck();
}
