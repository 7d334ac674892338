package io.greenlight.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;

/// When it was counted what a consent costs.
public enum Counted {
    /// When the question was asked: clients wrote on after that.
    @JsonProperty("when-asked")
    WHEN_ASKED,
    /// When nobody could write any more: it is all of it.
    @JsonProperty("when-closed")
    WHEN_CLOSED
}
