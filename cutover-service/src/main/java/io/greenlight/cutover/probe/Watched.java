package io.greenlight.cutover.probe;

import io.greenlight.backbone.cluster.Endpoint;

/// An endpoint that is looked at.
///
/// @param name what a person calls it: `writer`, `readers`, or an instance's name
public record Watched(String name, Endpoint endpoint, Kind kind) {

    /// What is asked of it.
    public enum Kind {
        /// Where clients write: it has to take a row each time.
        WRITES,
        /// Where clients read.
        READS
    }

    /// What it is called in the trace, and by clients.
    public String address() {
        return endpoint.toString();
    }
}
