package io.greenlight.sandbox.server;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The settings that a standby may not have lower than its leader: it would not start with them, or
/// stop replaying. The control file of each side knows what the leader has.
final class StandbyFloors {

    /// By the name that pg_controldata gives them.
    private static final Map<String, String> SETTINGS =
            Map.of(
                    "max_connections setting", "max_connections",
                    "max_worker_processes setting", "max_worker_processes",
                    "max_wal_senders setting", "max_wal_senders",
                    "max_prepared_xacts setting", "max_prepared_transactions",
                    "max_locks_per_xact setting", "max_locks_per_transaction");

    /// What PostgreSQL takes where neither a group nor the sandbox says anything.
    private static final Map<String, String> ENGINE =
            Map.of("max_prepared_transactions", "0", "max_locks_per_transaction", "64");

    private final Map<String, Long> floors = new HashMap<>();

    /// Learns from what pg_controldata prints of one data directory.
    void learn(String controlData) {
        controlData
                .lines()
                .map(line -> line.split(":", 2))
                .filter(sides -> sides.length == 2 && SETTINGS.containsKey(sides[0].strip()))
                .forEach(sides ->
                        floors.merge(
                                SETTINGS.getOrDefault(sides[0].strip(), ""),
                                Long.parseLong(sides[1].strip()),
                                Math::max));
    }

    /// What of `parameters`, which a parameter group may have set for this server alone, is too
    /// low.
    List<Adjustment> adjustments(Map<String, String> parameters) {
        List<Adjustment> adjustments = new ArrayList<>();
        floors.forEach((name, floor) -> {
            String fallback =
                    ServerSettings.defaults().getOrDefault(name, ENGINE.getOrDefault(name, "0"));
            String set = parameters.getOrDefault(name, fallback);
            if (set.matches("\\d{1,9}") && Long.parseLong(set) < floor) {
                adjustments.add(new Adjustment(name, set, floor.toString()));
            }
        });
        return adjustments;
    }

    /// True when a leader that changes from one to the other raises what its followers need.
    static boolean differ(Map<String, String> before, Map<String, String> after) {
        return SETTINGS.values().stream()
                .anyMatch(name ->
                        !before.getOrDefault(name, "").equals(after.getOrDefault(name, "")));
    }
}
