package io.greenlight.preflight.report;

import com.fasterxml.jackson.annotation.JsonProperty;

/// What all findings together come to.
public enum Verdict {
    /// Nothing was found.
    @JsonProperty("clear")
    CLEAR,
    /// The upgrade may start; there is something to know.
    @JsonProperty("warnings")
    WARNINGS,
    /// The upgrade must not start.
    @JsonProperty("blocked")
    BLOCKED
}
