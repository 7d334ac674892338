package io.greenlight.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;

/// Who has to act on a reason.
public enum Fault {
    /// The owner of the cluster: something in it or about it must change.
    @JsonProperty("operator")
    OPERATOR,
    /// AWS, the network, a server: it may pass by itself.
    @JsonProperty("platform")
    PLATFORM,
    /// Greenlight broke a promise of its own.
    @JsonProperty("greenlight")
    GREENLIGHT
}
