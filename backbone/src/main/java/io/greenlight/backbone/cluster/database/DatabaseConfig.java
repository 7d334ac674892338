package io.greenlight.backbone.cluster.database;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// How the services connect to databases.
@ConfigMapping(prefix = "greenlight.db")
public interface DatabaseConfig {

    /// The certificates of those who may vouch for a server: a PEM file, in production RDS's own
    /// bundle (`GREENLIGHT_DB_ROOT_CERTIFICATE`). Without it, whom the JVM trusts.
    Optional<Path> rootCertificate();

    /// Longer than this for a connection or a login, and the server counts as away.
    @WithDefault("10s")
    Duration connectTimeout();

    /// A server that is silent for longer inside one statement counts as lost. Who cannot wait so
    /// long, or waits longer for a slow statement, sets the connection's own network timeout.
    @WithDefault("10m")
    Duration socketTimeout();
}
