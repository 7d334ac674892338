package io.greenlight.sandbox;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How one sandbox is run.
///
/// @param home everything that it keeps
/// @param port where the API listens; 0 takes any
/// @param servers the PostgreSQL installations
/// @param firstEndpointPort where the ports of endpoints begin
/// @param renameDelay from a rename to the moment that endpoints follow
/// @param provisionDelay the shortest time in states such as creating or upgrading
/// @param logsEndpoint the AWS that exported logs go to; without one they are not exported
public record SandboxConfig(
        Path home,
        int port,
        Path servers,
        int firstEndpointPort,
        Duration renameDelay,
        Duration provisionDelay,
        @Nullable URI logsEndpoint) {}
