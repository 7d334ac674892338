package io.greenlight.sandbox.state;

import java.time.Instant;

/// What never changes about a resource, whatever it is renamed to.
///
/// @param resourceId `cluster-...` or `db-...`
public record Origin(String resourceId, Instant created) {}
