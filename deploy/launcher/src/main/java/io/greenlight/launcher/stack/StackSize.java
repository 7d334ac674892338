package io.greenlight.launcher.stack;

import java.util.Map;

/// How much of everything a run has.
///
/// @param majors the PostgreSQL majors that its sandbox can run, as servers.sh takes them
/// @param poolers how many PgBouncers stand in front of a cluster
/// @param copies how many processes of a service there are, where it is not one
/// @param failpoints whether services stop at armed failpoints, for `bench crash`
public record StackSize(
        String majors, int poolers, Map<String, Integer> copies, Failpoints failpoints) {

    public StackSize {
        copies = Map.copyOf(copies);
    }

    public int copiesOf(String service) {
        return copies.getOrDefault(service, 1);
    }

    /// Whether a service looks for files that tell it to stop.
    public enum Failpoints {
        OFF,
        ON
    }
}
