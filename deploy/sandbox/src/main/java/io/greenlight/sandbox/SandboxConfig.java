package io.greenlight.sandbox;

import java.nio.file.Path;
import java.time.Duration;

/// How one sandbox is run.
///
/// @param home everything that it keeps
/// @param port where the API listens; 0 takes any
/// @param servers the PostgreSQL installations
/// @param firstEndpointPort where the ports of endpoints begin
/// @param renameDelay from a rename to the moment that endpoints follow
/// @param provisionDelay the shortest time in states such as creating or upgrading
public record SandboxConfig(
        Path home,
        int port,
        Path servers,
        int firstEndpointPort,
        Duration renameDelay,
        Duration provisionDelay) {}
