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
/// @param priority who gets the processors first
/// @param settings of the services, by their environment variables, where they are not the usual
public record StackSize(
        Servers servers,
        int poolers,
        Map<String, Integer> copies,
        Failpoints failpoints,
        Priority priority,
        Map<String, String> settings) {

    public StackSize {
        copies = Map.copyOf(copies);
        settings = Map.copyOf(settings);
    }

    /// The usual settings.
    public StackSize(
            Servers servers, int poolers, Map<String, Integer> copies, Failpoints failpoints) {
        this(servers, poolers, copies, failpoints, Priority.CLIENTS_FIRST, Map.of());
    }

    /// The same with those settings.
    public StackSize with(Map<String, String> otherSettings) {
        return new StackSize(servers, poolers, copies, failpoints, priority, otherSettings);
    }

    /// The same for who measures services and not what clients wait.
    public StackSize evenly() {
        return new StackSize(servers, poolers, copies, failpoints, Priority.EVEN, settings);
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

    /// Who gets the processors first, which all share here and would not on machines of their own.
    public enum Priority {
        /// LocalStack and the services but for cutover get what servers and clients leave.
        CLIENTS_FIRST,
        /// Nobody has any.
        EVEN;

        /// What is put before the command of a process that others may come before.
        List<String> prefix() {
            return this == CLIENTS_FIRST ? List.of("nice", "-n", "19") : List.of();
        }
    }
}
