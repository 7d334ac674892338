package io.greenlight.contracts;

import java.time.Instant;

/// One thing that RDS told of a cluster or an instance (DescribeEvents).
///
/// @param at when, by RDS's clock
/// @param resource the cluster's or the instance's name
/// @param sentence RDS's own words
public record Happening(Instant at, String region, Kind kind, String resource, String sentence) {

    /// What it is about.
    public enum Kind {
        CLUSTER,
        INSTANCE
    }
}
