package io.greenlight.replication.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.greenlight.backbone.cluster.database.Query;
import io.greenlight.backbone.cluster.database.RealServer;
import io.greenlight.contracts.PostgresVersion;
import io.greenlight.contracts.Strategy;
import io.greenlight.contracts.UpgradePath;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ParameterChangesTest {

    @Test
    void everyMajorOnTheWayCounts() {
        ParameterChanges changes = on(13, 18);

        assertEquals(
                Map.of(
                        "force_parallel_mode", "debug_parallel_query",
                        "ssl_ecdh_curve", "ssl_groups"),
                changes.renames());
        assertEquals(
                List.of(
                        "operator_precedence_warning (removed in 14)",
                        "old_snapshot_threshold (removed in 17)",
                        "rds.other"),
                changes.explained(
                        List.of(
                                "operator_precedence_warning",
                                "old_snapshot_threshold",
                                "rds.other")));
    }

    @Test
    void onlyMajorsOnTheWayCount() {
        ParameterChanges changes = on(16, 17);

        assertEquals(Map.of(), changes.renames());
        assertEquals(
                List.of("stats_temp_directory"),
                changes.explained(List.of("stats_temp_directory")));
    }

    @Test
    void defaultsChangeForWhoHasSetNothingAndHadTheParameter() {
        assertEquals(
                List.of(
                        "hash_mem_multiplier 1.0 -> 2.0",
                        "log_autovacuum_min_duration -1 -> 10min"),
                on(14, 17).defaults(Set.of("log_checkpoints", "work_mem")));
        assertEquals(
                List.of("vacuum_buffer_usage_limit 256kB -> 2MB"), on(16, 17).defaults(Set.of()));
    }

    @Test
    void theServersThemselvesSaySo() throws SQLException {
        List<Integer> majors = RealServer.majors().sorted().toList();
        Map<String, String> before = defaults(majors.getFirst());
        Map<String, String> now = defaults(majors.getLast());
        ParameterChanges changes = on(majors.getFirst(), majors.getLast());
        Set<String> gone = new TreeSet<>(before.keySet());
        gone.removeAll(now.keySet());
        gone.removeAll(changes.renames().keySet());
        Set<String> stayed = new TreeSet<>(before.keySet());
        stayed.retainAll(now.keySet());

        for (String told : changes.explained(gone)) {
            assertTrue(told.contains("(removed in "), told);
        }
        for (String told : changes.explained(stayed)) {
            assertFalse(told.contains("(removed in "), told);
        }
        assertTrue(before.keySet().containsAll(changes.renames().keySet()));
        assertTrue(now.keySet().containsAll(changes.renames().values()));
        assertEquals(
                stayed.stream()
                        .filter(name -> !Objects.equals(before.get(name), now.get(name)))
                        .collect(Collectors.toSet()),
                changes.defaults(changes.renames().keySet()).stream()
                        .map(told -> told.substring(0, told.indexOf(' ')))
                        .collect(Collectors.toSet()));
    }

    /// What each parameter that an owner can set is without him.
    private static Map<String, String> defaults(int major) throws SQLException {
        RealServer server = RealServer.of(major);
        try (Connection connection =
                server.postgres().open(server.maintenance(), server.superuser())) {
            return new Query(
                            connection,
                            """
                            SELECT name, coalesce(boot_val, '')
                              FROM pg_catalog.pg_settings
                             WHERE context <> 'internal'
                               AND name NOT IN ('log_connections', 'shared_buffers')
                            """)
                    .list(row -> Map.entry(row.getString(1), row.getString(2))).stream()
                            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        }
    }

    private static ParameterChanges on(int source, int target) {
        return ParameterChanges.on(
                new UpgradePath(
                        Strategy.IN_PLACE,
                        new PostgresVersion(source, 5),
                        new PostgresVersion(target, 5)));
    }
}
