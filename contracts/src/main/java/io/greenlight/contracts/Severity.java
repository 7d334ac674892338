package io.greenlight.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;

/// What a finding does to an upgrade.
public enum Severity {
    /// The upgrade does not start before it is repaired.
    @JsonProperty("blocked")
    BLOCKED,
    /// An operator should know; the upgrade goes on.
    @JsonProperty("warning")
    WARNING
}
