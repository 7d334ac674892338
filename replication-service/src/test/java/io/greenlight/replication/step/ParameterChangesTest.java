package io.greenlight.replication.step;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.greenlight.contracts.PostgresVersion;
import io.greenlight.contracts.Strategy;
import io.greenlight.contracts.UpgradePath;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

    private static ParameterChanges on(int source, int target) {
        return ParameterChanges.on(
                new UpgradePath(
                        Strategy.IN_PLACE,
                        new PostgresVersion(source, 5),
                        new PostgresVersion(target, 5)));
    }
}
