package io.greenlight.discovery;

import io.greenlight.contracts.PostgresVersion;
import io.greenlight.contracts.Reason;

/// The version that a cluster is to have, or why it can have none.
sealed interface Target {

    /// It is to have that one.
    record Version(PostgresVersion version) implements Target {}

    /// It can have none.
    record Impossible(Reason reason) implements Target {}
}
