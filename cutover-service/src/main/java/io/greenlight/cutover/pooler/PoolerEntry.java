package io.greenlight.cutover.pooler;

import io.greenlight.backbone.cluster.Endpoint;
import java.nio.file.Path;

/// A pooler as its owner registered it for a cluster.
///
/// @param endpoint where its console and its clients connect
/// @param secret name of the secret with the login of its console
/// @param databasesFile the file that its configuration includes and that holds nothing but the
///   section `[databases]`; we rewrite hosts and ports in it
public record PoolerEntry(String name, Endpoint endpoint, String secret, Path databasesFile) {}
