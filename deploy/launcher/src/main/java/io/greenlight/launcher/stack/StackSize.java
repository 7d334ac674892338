package io.greenlight.launcher.stack;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// How much of everything a run has.
///
/// @param servers what its sandbox can run
/// @param poolers how many PgBouncers stand in front of a cluster
/// @param copies how many processes of a service there are, where it is not one
/// @param failpoints whether services stop at armed failpoints, for `bench crash`
/// @param settings of the services, by their environment variables, where they are not the usual
public record StackSize(
        Servers servers,
        int poolers,
        Map<String, Integer> copies,
        Failpoints failpoints,
        Map<String, String> settings) {

    public StackSize {
        copies = Map.copyOf(copies);
        settings = Map.copyOf(settings);
    }

    /// The usual settings.
    public StackSize(
            Servers servers, int poolers, Map<String, Integer> copies, Failpoints failpoints) {
        this(servers, poolers, copies, failpoints, Map.of());
    }

    /// The same with those settings.
    public StackSize with(Map<String, String> otherSettings) {
        return new StackSize(servers, poolers, copies, failpoints, otherSettings);
    }

    public int copiesOf(String service) {
        return copies.getOrDefault(service, 1);
    }

    /// PostgreSQL servers, as servers.sh takes them.
    ///
    /// @param majors with a space between them
    /// @param minors of those majors that are wanted beside the ones which come with a major
    public record Servers(String majors, List<String> minors) {

        public Servers {
            minors = List.copyOf(minors);
        }

        List<String> arguments() {
            List<String> arguments = new ArrayList<>(List.of("--majors", majors));
            arguments.addAll(minors);
            return arguments;
        }

        @Override
        public String toString() {
            return minors.isEmpty() ? majors : majors + " " + String.join(" ", minors);
        }
    }

    /// Whether a service looks for files that tell it to stop.
    public enum Failpoints {
        OFF,
        ON
    }
}
