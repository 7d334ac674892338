package io.greenlight.sandbox.state;

import io.greenlight.sandbox.server.EngineVersion;

/// What runs a cluster, and the group that configures it.
public record Engine(EngineVersion version, String parameterGroup) {}
