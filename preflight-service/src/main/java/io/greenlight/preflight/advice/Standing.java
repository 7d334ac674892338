package io.greenlight.preflight.advice;

import com.fasterxml.jackson.annotation.JsonValue;

/// Whether a strategy can be taken.
public enum Standing {
    /// Nothing stands in its way.
    USABLE("usable"),
    /// Something has to be repaired first.
    BLOCKED("blocked"),
    /// Nothing stands in its way, but it would never come to its end.
    HOPELESS("hopeless"),
    /// It is not for an upgrade like this one.
    UNSUITED("unsuited");

    private final String word;

    Standing(String word) {
        this.word = word;
    }

    /// As it stands in reports.
    @JsonValue
    public String word() {
        return word;
    }
}
