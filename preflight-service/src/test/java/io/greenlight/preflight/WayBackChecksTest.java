package io.greenlight.preflight;

import static io.greenlight.preflight.Bench.HOSTILE;
import static io.greenlight.preflight.Bench.LONGEST;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.greenlight.backbone.cluster.Login;
import io.greenlight.backbone.cluster.database.RealServer;
import io.greenlight.contracts.Finding;
import io.greenlight.contracts.Severity;
import io.greenlight.preflight.check.Route;
import io.greenlight.preflight.check.Way;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Checks of what whoever subscribes stumbles over: the target on the way there, and the source
/// itself on the way back.
class WayBackChecksTest extends OnEveryMajor {

    private static final Login MAINTENANCE = new Login("m", "secret");

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

    @Test
    void aTableWhosePoliciesCountForUsBlocks() {
        Route target15 = bench.to(Way.CLONE, 15, 1);
        guardedTable();
        try {
            Finding foreign = only("row-security", target15);
            assertEquals(Severity.BLOCKED, foreign.severity());
            assertEquals(HOSTILE, foreign.database());
            assertEquals(List.of(bench.quoted("public", HOSTILE)), foreign.objects());
            assertEquals(bench.server().quoted("GRANT %I TO m;", LONGEST), foreign.remedy());
            bench.follow(foreign);
            assertEquals(List.of(), bench.findings("row-security", MAINTENANCE, target15));

            bench.run("ALTER TABLE %I FORCE ROW LEVEL SECURITY", HOSTILE);
            Finding forced = only("row-security", target15);
            assertEquals("ALTER ROLE m BYPASSRLS;", forced.remedy());
            bench.follow(forced);
            assertEquals(List.of(), bench.findings("row-security", MAINTENANCE, target15));
        } finally {
            noGuardedTable();
        }
    }

    @Test
    void policiesThatAreForcedOnTheOwnerBlockWhoeverSubscribesFrom16On() {
        Route target16 = bench.to(Way.CLONE, 16, 1);
        guardedTable();
        try {
            assertEquals(List.of(), bench.findings("row-security", target16));
            bench.run("ALTER TABLE %I FORCE ROW LEVEL SECURITY", HOSTILE);
            assertEquals(List.of(), bench.findings("row-security", bench.to(Way.CLONE, 15, 1)));

            Finding finding = bench.finding("row-security", target16);

            assertEquals(
                    bench.server()
                            .quoted("ALTER TABLE public.%I NO FORCE ROW LEVEL SECURITY;", HOSTILE),
                    finding.remedy());
            bench.run("ALTER ROLE %I BYPASSRLS", LONGEST);
            assertEquals(List.of(), bench.findings("row-security", target16));
            bench.run("ALTER ROLE %I NOBYPASSRLS", LONGEST);
            assertCleared(finding, target16);
        } finally {
            noGuardedTable();
        }
    }

    /// A table with policies that belongs to nobody of ours.
    private void guardedTable() {
        bench.run("CREATE ROLE m LOGIN PASSWORD 'secret'");
        bench.run("CREATE ROLE %I", LONGEST);
        bench.run("CREATE TABLE %I (a int PRIMARY KEY)", HOSTILE);
        bench.run("ALTER TABLE %I OWNER TO %I", HOSTILE, LONGEST);
        bench.run("ALTER TABLE %I ENABLE ROW LEVEL SECURITY", HOSTILE);
    }

    private void noGuardedTable() {
        bench.run("DROP OWNED BY %I", LONGEST);
        bench.run("DROP ROLE m, %I", LONGEST);
    }

    @Test
    void functionsThatTellASubscriptionWhereToStartHaveToBeGrantedFrom16On() {
        bench.run("CREATE ROLE m LOGIN PASSWORD 'secret'");
        try {
            if (major >= 16) {
                Finding finding = here("replication-origin").getFirst();
                String origin = "EXECUTE on pg_catalog.pg_replication_origin_";
                assertEquals(
                        List.of(
                                origin + "advance(text, pg_lsn)",
                                origin + "progress(text, boolean)"),
                        finding.objects());
                bench.follow(finding);
            }

            assertEquals(List.of(), here("replication-origin"));
        } finally {
            bench.run("DROP OWNED BY m; DROP ROLE m");
        }
    }

    @Test
    void onRdsItsSuperuserMayCallThem() {
        bench.run("CREATE ROLE m LOGIN PASSWORD 'secret'; CREATE ROLE rds_superuser");
        try {
            if (major >= 16) {
                Finding finding = here("replication-origin").getFirst();
                assertEquals("GRANT rds_superuser TO m;", finding.remedy());
                bench.follow(finding);
            }

            assertEquals(List.of(), here("replication-origin"));
        } finally {
            bench.run("DROP ROLE m, rds_superuser");
        }
    }

    /// What the maintenance user is told of the test's own database.
    private List<Finding> here(String check) {
        return bench.findings(check, MAINTENANCE).stream()
                .filter(one -> one.database().equals(HOSTILE))
                .toList();
    }

    private Finding only(String check, Route route) {
        List<Finding> found = bench.findings(check, MAINTENANCE, route);
        assertEquals(1, found.size(), found.toString());
        return found.getFirst();
    }
}
