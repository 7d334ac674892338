package io.greenlight.preflight;

import static io.greenlight.preflight.Bench.HOSTILE;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.greenlight.backbone.cluster.database.RealServer;
import io.greenlight.contracts.Finding;
import io.greenlight.contracts.Severity;
import io.greenlight.preflight.check.Way;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The room for workers on the source, which follows the new cluster on the way back.
class ReplicationCapacityTest extends OnEveryMajor {

    @Test
    void aFifthDatabaseNeedsMoreWorkersThanServersHaveByDefault() {
        Map<String, String> settings =
                Map.of("max_logical_replication_workers", "4", "max_worker_processes", "6");
        try (RealServer server = RealServer.fresh(major, settings)) {
            Bench narrow = new Bench(server, server.maintenance());
            assertEquals(List.of(), narrow.findings("replication-capacity"));
            List.of("a", "b", "c", HOSTILE).forEach(server::create);

            Finding room = narrow.finding("replication-capacity");

            assertEquals(Severity.BLOCKED, room.severity());
            assertEquals(
                    List.of("max_logical_replication_workers = 4, 0 of them taken, 5 more needed"),
                    room.objects());
            assertTrue(
                    room.remedy()
                            .contains(
                                    "ParameterName=max_logical_replication_workers,"
                                            + "ParameterValue=15,"),
                    room.remedy());
            assertEquals(List.of(), narrow.findings("replication-capacity", narrow.by(Way.DMS)));
            assertWorkersCount(narrow);
        }
    }

    /// A worker at work takes a place from both limits.
    private static void assertWorkersCount(Bench narrow) {
        narrow.run("CREATE PUBLICATION p");
        narrow.run("SELECT pg_create_logical_replication_slot('s', 'pgoutput')");
        narrow.run(
                "CREATE SUBSCRIPTION s CONNECTION %L PUBLICATION p WITH (create_slot = false)",
                "host=localhost port=%d user=postgres password=%s dbname=postgres"
                        .formatted(
                                narrow.server().endpoint().port(),
                                narrow.server().superuser().password()));

        // The launcher starts the worker a moment later.
        await().untilAsserted(() ->
                assertEquals(
                        List.of(
                                "max_logical_replication_workers = 4, 1 of them taken,"
                                        + " 5 more needed",
                                "max_worker_processes = 6, 1 of them taken, 6 more needed"),
                        narrow.finding("replication-capacity").objects()));
    }
}
