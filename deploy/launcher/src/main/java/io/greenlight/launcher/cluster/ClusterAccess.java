package io.greenlight.launcher.cluster;

import java.nio.file.Path;
import java.util.List;

/// How the demo's cluster is reached.
///
/// @param identifier the name that its owner knows
/// @param databases those that the load writes to
/// @param master the maintenance user
/// @param app what clients log in as
/// @param certificateAuthority for verify-full
public record ClusterAccess(
        String identifier,
        List<String> databases,
        Credential master,
        Credential app,
        Path certificateAuthority) {

    public ClusterAccess {
        databases = List.copyOf(databases);
    }
}
