package io.greenlight.preflight;

import static io.greenlight.preflight.Bench.HOSTILE;
import static io.greenlight.preflight.Bench.LONGEST;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.greenlight.backbone.cluster.database.RealServer;
import io.greenlight.contracts.Finding;
import io.greenlight.contracts.Severity;
import io.greenlight.preflight.check.PreflightConfig;
import io.greenlight.preflight.check.Route;
import io.greenlight.preflight.check.Way;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Checks of what belongs to the whole cluster.
class ServerChecksTest extends OnEveryMajor {

    @Test
    void aPreparedTransactionBlocks() throws SQLException {
        bench.run("CREATE TABLE t (a int PRIMARY KEY)");
        bench.run("BEGIN; INSERT INTO t VALUES (1); PREPARE TRANSACTION %L", HOSTILE);

        Finding finding = bench.finding("prepared-transaction");

        assertEquals(Severity.BLOCKED, finding.severity());
        assertEquals(List.of(bench.server().quoted("%L", HOSTILE)), finding.objects());
        assertCleared(finding);
    }

    @Test
    void aForeignSlotWarns() {
        bench.run("SELECT pg_create_logical_replication_slot('search_index', 'test_decoding')");
        bench.run("SELECT pg_create_logical_replication_slot('greenlight_0123abcd_0', 'pgoutput')");

        Finding finding = bench.finding("logical-slot");

        assertEquals(Severity.WARNING, finding.severity());
        assertEquals("-", finding.database());
        assertEquals(
                List.of(
                        bench.server()
                                .quoted(
                                        "search_index (test_decoding, database %I, read by nobody)",
                                        HOSTILE)),
                finding.objects());
        assertCleared(finding);
        bench.run("SELECT pg_drop_replication_slot('greenlight_0123abcd_0')");
    }

    @Test
    void aSlotWarnsOfANewMajorInPlaceAndAMinorLeavesItThere() {
        bench.run("SELECT pg_create_logical_replication_slot('search_index', 'test_decoding')");
        try {
            Finding finding = bench.finding("logical-slot", bench.by(Way.IN_PLACE));

            assertEquals(Severity.WARNING, finding.severity());
            assertTrue(finding.why().contains("UpgradeDB:DropSlots=Y"), finding.why());
            assertEquals(
                    List.of(), bench.findings("logical-slot", bench.to(Way.IN_PLACE, major, 99)));
        } finally {
            bench.run("SELECT pg_drop_replication_slot('search_index')");
        }
    }

    @Test
    void aSlotOfAnEarlierUpgradeBlocksANewMajorInPlace() {
        bench.run(
                "SELECT pg_create_logical_replication_slot('greenlight_0123abcd_1_back',"
                        + " 'pgoutput')");

        Finding finding = bench.finding("earlier-slot", bench.by(Way.IN_PLACE));

        assertEquals(Severity.BLOCKED, finding.severity());
        assertTrue(finding.why().contains("cleanup-requested"), finding.why());
        assertTrue(
                finding.objects().getFirst().contains("id ends with -0123abcd"),
                finding.objects()::toString);
        assertEquals(List.of(), bench.findings("earlier-slot", bench.to(Way.IN_PLACE, major, 99)));
        bench.follow(finding);
        assertEquals(List.of(), bench.findings("earlier-slot", bench.by(Way.IN_PLACE)));
    }

    @Test
    void aTransactionThatIsOpenForLongWarns() throws SQLException {
        PreflightConfig impatient = Bench.config(Duration.ofMinutes(-1));
        try (Connection connection = bench.server().open(bench.database());
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("SELECT");

            List<Finding> found =
                    bench.all(bench.server().superuser(), impatient).stream()
                            .filter(one -> one.check().equals("long-transaction"))
                            .toList();

            assertEquals(1, found.size());
            assertEquals(Severity.WARNING, found.getFirst().severity());
            assertTrue(
                    found.getFirst().objects().getFirst().endsWith(bench.quoted(HOSTILE)),
                    found.toString());
            assertEquals(List.of(), bench.findings("long-transaction"));
            bench.follow(found.getFirst());
        }
    }

    @Test
    void aDatabaseThatTakesNoConnectionsBlocks() {
        bench.server().create(LONGEST);
        bench.run("ALTER DATABASE %I WITH ALLOW_CONNECTIONS false", LONGEST);

        Finding finding = bench.finding("closed-database");

        assertEquals(Severity.BLOCKED, finding.severity());
        assertEquals(List.of(bench.quoted(LONGEST)), finding.objects());
        assertCleared(finding);
        bench.server().drop(LONGEST);
    }

    @Test
    void aTemplateThatIsNoneBlocks() {
        bench.run("ALTER DATABASE template1 WITH IS_TEMPLATE false");
        bench.run("ALTER DATABASE template0 WITH ALLOW_CONNECTIONS true");

        Finding finding = bench.finding("closed-database", bench.by(Way.IN_PLACE));

        assertEquals(List.of("template0", "template1"), finding.objects());
        assertCleared(finding, bench.by(Way.IN_PLACE));
    }

    @Test
    void anMd5PasswordWarnsOnTheWayTo18() {
        assumeTrue(major < 18);
        Route route = bench.to(Way.CLONE, 18, 6);
        bench.run("SET password_encryption = md5; CREATE ROLE %I PASSWORD 'x'", HOSTILE);
        try {
            Finding finding = bench.finding("md5-password", route);

            assertEquals(List.of(bench.quoted(HOSTILE)), finding.objects());
            bench.run("ALTER ROLE %I PASSWORD 'x'", HOSTILE);
            assertEquals(List.of(), bench.findings("md5-password", route));
        } finally {
            bench.run("DROP ROLE %I", HOSTILE);
        }
    }

    @Test
    void aServerWithMoreTablesThanLocksAndAStrangeLibraryWarns() {
        Map<String, String> settings =
                Map.of(
                        "max_connections", "12",
                        "max_prepared_transactions", "0",
                        "max_locks_per_transaction", "10",
                        "shared_preload_libraries", "auto_explain,test_decoding");
        try (RealServer server = RealServer.fresh(major, settings)) {
            Bench narrow = new Bench(server, server.maintenance());
            narrow.run(
                    """
                    DO $$ BEGIN
                      FOR i IN 1..110 LOOP
                        EXECUTE 'CREATE TABLE t' || i || ' (a int PRIMARY KEY)';
                        COMMIT;
                      END LOOP;
                    END $$
                    """);

            Finding locks = narrow.finding("lock-table");
            Finding library = narrow.finding("preload-library");

            assertEquals(List.of("110 tables, room for 120 locks"), locks.objects());
            assertTrue(
                    locks.remedy()
                            .contains("ParameterName=max_locks_per_transaction,ParameterValue=14,"),
                    locks.remedy());
            assertEquals(Severity.WARNING, library.severity());
            assertEquals(List.of("test_decoding"), library.objects());
            assertTrue(
                    library.remedy().contains("ParameterValue='\"auto_explain\"',"),
                    library.remedy());
        }
    }

    @Test
    void aServerWithoutRoomBlocksAndSaysWhichParametersToSet() {
        Map<String, String> settings =
                Map.of(
                        "wal_level", "replica",
                        "max_replication_slots", "1",
                        "max_wal_senders", "1",
                        "max_slot_wal_keep_size", "1GB");
        try (RealServer server = RealServer.fresh(major, settings)) {
            Bench narrow = new Bench(server, server.maintenance());

            Finding level = narrow.finding("logical-replication");
            Finding room = narrow.finding("replication-capacity");
            Finding limit = narrow.finding("wal-keep-limit");

            assertEquals(List.of("wal_level = replica"), level.objects());
            assertTrue(
                    level.remedy()
                            .contains(
                                    "--parameters ParameterName=rds.logical_replication,"
                                            + "ParameterValue=1,ApplyMethod=pending-reboot\n"
                                            + "aws rds reboot-db-instance --region eu-central-1"
                                            + " --db-instance-identifier orders-1"),
                    level.remedy());
            assertEquals(
                    List.of(
                            "max_replication_slots = 1, 0 of them taken, 2 more needed",
                            "max_wal_senders = 1, 0 of them taken, 2 more needed"),
                    room.objects());
            assertEquals(Severity.BLOCKED, room.severity());
            assertEquals(List.of("max_slot_wal_keep_size = 1024MB"), limit.objects());
            assertEquals(Severity.WARNING, limit.severity());
            assertTrue(
                    room.remedy().contains("max_replication_slots")
                            && room.remedy().contains("max_wal_senders"),
                    room.remedy());
            assertEquals(1, count(room.remedy(), "aws rds create-db-cluster-parameter-group"));
            assertEquals(1, count(room.remedy(), "aws rds reboot-db-instance"));
            theLimitBlocksWhereTheTargetCannotBear(narrow);
        }
    }

    private void theLimitBlocksWhereTheTargetCannotBear(Bench narrow) {
        assertEquals(
                major < 17,
                narrow.findings("known-bad-minor", narrow.to(Way.IN_PLACE, 17, 5)).stream()
                        .anyMatch(one -> one.severity() == Severity.BLOCKED));
        assertEquals(List.of(), narrow.findings("known-bad-minor", narrow.to(Way.IN_PLACE, 17, 6)));
    }

    private static long count(String text, String part) {
        return Pattern.compile(Pattern.quote(part)).matcher(text).results().count();
    }

    @Test
    void aSlotThatIsLostWhileNobodyReadsItWarns() {
        assumeTrue(major >= 18);
        Map<String, String> settings = Map.of("idle_replication_slot_timeout", "5min");
        try (RealServer server = RealServer.fresh(major, settings)) {
            Finding finding = new Bench(server, server.maintenance()).finding("wal-keep-limit");

            assertEquals(List.of("idle_replication_slot_timeout = 300s"), finding.objects());
            assertTrue(
                    finding.remedy().contains("=idle_replication_slot_timeout,ParameterValue=0,"),
                    finding.remedy());
        }
    }

    @Test
    void aParameterThatWaitsForItsRebootNeedsNothingElse() {
        Map<String, String> settings =
                Map.of("wal_level", "replica", "rds.logical_replication", "1");
        try (RealServer server = RealServer.fresh(major, settings)) {
            Finding finding =
                    new Bench(server, server.maintenance()).finding("logical-replication");

            assertEquals(List.of("wal_level = replica, waiting for a reboot"), finding.objects());
            assertEquals(
                    "aws rds reboot-db-instance --region eu-central-1"
                            + " --db-instance-identifier orders-1",
                    finding.remedy());
        }
    }
}
