package io.greenlight.backbone.cluster.database;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.greenlight.backbone.cluster.RunNames;
import io.greenlight.contracts.UpgradeId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/// Tables that nobody has analyzed yet, with names that try to be SQL.
@ParameterizedClass
@MethodSource("io.greenlight.backbone.cluster.database.RealServer#majors")
final class StatisticsTest {

    private static final String NAME = "statistics \"of\" ;--";
    private static final RunNames NAMES = new RunNames(new UpgradeId("statistics-0123abcd"));
    private static final Clock CLOCK = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
    private static final String TABLES =
            """
            CREATE SCHEMA "s'ch ""ema";
            CREATE TABLE "s'ch ""ema"."täble {?} %s" (id int PRIMARY KEY, text text);
            CREATE UNLOGGED TABLE unlogged (id int PRIMARY KEY, text text);
            CREATE TABLE parted (id int PRIMARY KEY) PARTITION BY RANGE (id);
            CREATE TABLE leaf PARTITION OF parted DEFAULT;
            """;

    @Parameter private int major;

    private RealServer server;
    private Database database;

    @BeforeEach
    void tables() {
        server = RealServer.of(major);
        database = server.create(NAME);
        server.execute(database, TABLES);
    }

    @AfterEach
    void nothingIsLeft() {
        server.drop(NAME);
    }

    @Test
    void tablesAreAnalyzedOnceAndPartitionsWithTheirTable() throws SQLException {
        try (RunSession session = session()) {
            Statistics.Slice first = session.statistics().analyze(CLOCK, Instant.MAX);

            assertEquals(new Statistics.Slice(3, 0, List.of()), first);
            // Before 15 the server is told of it by a message to another process.
            await().until(() -> analyzed(session) == 0);
        }
    }

    @Test
    void whatBecameOfEachTableIsTold() throws SQLException {
        List<String> told = new ArrayList<>();
        try (RunSession session = session()) {
            session.statistics().analyze(CLOCK, Instant.MAX, told::add);
        }

        assertEquals(3, told.size());
        assertTrue(told.contains("public.parted analyzed in 0 ms"), told::toString);
    }

    /// As after a pg_upgrade to 18: statistics are there, and nobody knows since when.
    @Test
    void statisticsThatWereCarriedOverCountFrom18On() throws SQLException {
        assumeTrue(major >= 18);
        server.execute(
                database,
                """
                INSERT INTO unlogged SELECT i, i::text FROM generate_series(1, 100) AS i;
                INSERT INTO parted SELECT i FROM generate_series(1, 100) AS i;
                ANALYZE;
                CREATE STATISTICS both_columns ON id, text FROM unlogged;
                SELECT pg_stat_reset();
                """);
        List<String> told = new ArrayList<>();
        try (RunSession session = session()) {
            session.statistics().analyze(CLOCK, Instant.MAX, told::add);
        }

        // Without rows there is nothing to carry over.
        assertEquals(
                List.of(
                        "\"s'ch \"\"ema\".\"täble {?} %s\" analyzed in 0 ms",
                        "public.unlogged analyzed in 0 ms"),
                told);
    }

    @Test
    void whatASliceDoesNotComeToIsLeft() throws SQLException {
        try (RunSession session = session()) {
            Statistics.Slice none = session.statistics().analyze(CLOCK, Instant.EPOCH);

            assertEquals(new Statistics.Slice(0, 3, List.of()), none);
        }
    }

    @Test
    void eachPassComesToALargeTableOnceAndAsksForMore() throws SQLException {
        assumeTrue(major < 18);
        fill(3_100);

        assertEquals(List.of(2, 11, 101), boundsByPass());
    }

    @Test
    void aTableThatAPassReadsAsAWholeIsAnalyzedInFullByIt() throws SQLException {
        assumeTrue(major < 18);
        fill(400);

        assertEquals(List.of(2, 101, 101), boundsByPass());
    }

    /// A row in every page.
    private void fill(int pages) {
        server.execute(
                database,
                """
                ALTER TABLE unlogged ALTER text SET STORAGE PLAIN;
                INSERT INTO unlogged SELECT i, repeat('x', 5000) FROM generate_series(1, %d) AS i;
                """
                        .formatted(pages));
    }

    /// How many bounds the histogram has after each pass; small tables are done by the first.
    private List<Integer> boundsByPass() throws SQLException {
        List<Integer> bounds = new ArrayList<>();
        try (RunSession session = session()) {
            for (Statistics.Pass pass : Statistics.Pass.values()) {
                List<Statistics.Missing> tables = session.statistics().missing(pass);
                assertEquals(
                        pass == Statistics.Pass.ROUGH ? 3 : bounds.contains(101) ? 0 : 1,
                        tables.size());
                for (Statistics.Missing one : tables) {
                    Statistics.Result result =
                            session.statistics().analyze(one, pass, Duration.ofSeconds(5));
                    assertEquals(Statistics.Became.ANALYZED, result.became());
                }
                bounds.add(bounds(session));
                await().until(() -> session.statistics().missing(pass).isEmpty());
            }
        }
        return bounds;
    }

    @Test
    void statisticsThatWereCarriedOverGetNoRoughPass() throws SQLException {
        assumeTrue(major >= 18);
        try (RunSession session = session()) {
            assertEquals(List.of(), session.statistics().missing(Statistics.Pass.ROUGH));
            assertEquals(3, session.statistics().missing(Statistics.Pass.FULL).size());
        }
    }

    @Test
    void aTableThatSomebodyHasLockedIsNotWaitedFor() throws SQLException {
        try (RunSession session = session();
                Connection other = server.open(database)) {
            other.setAutoCommit(false);
            Query.execute(other, "LOCK TABLE unlogged");
            Statistics.Missing table =
                    session.statistics().missing(Statistics.Pass.FULL).stream()
                            .filter(one -> one.table().equals("public.unlogged"))
                            .findFirst()
                            .orElseThrow();

            Statistics.Result result =
                    session.statistics()
                            .analyze(table, Statistics.Pass.FULL, Duration.ofMillis(100));

            assertEquals(Statistics.Became.LOCKED, result.became());
        }
    }

    @Test
    void aTableThatSomebodyHasLockedIsLeftAndTheOthersAreAnalyzed() throws SQLException {
        try (RunSession session = session();
                Connection other = server.open(database)) {
            other.setAutoCommit(false);
            Query.execute(other, "LOCK TABLE unlogged");

            Statistics.Slice slice = session.statistics().analyze(CLOCK, Instant.MAX);

            assertEquals(new Statistics.Slice(2, 1, List.of()), slice);
        }
    }

    /// Its size is not known while it is locked; no later pass comes to a small one.
    @Test
    void whatWasLockedWhenItWasLookedAtIsAnalyzedInFull() throws SQLException {
        assumeTrue(major < 18);
        fill(200);
        try (RunSession session = session()) {
            Statistics.Missing locked;
            try (Connection other = server.open(database)) {
                other.setAutoCommit(false);
                Query.execute(other, "LOCK TABLE unlogged");
                locked = session.statistics().missing(Statistics.Pass.ROUGH).getLast();
            }
            session.statistics().analyze(locked, Statistics.Pass.ROUGH, Duration.ofSeconds(5));

            assertEquals(List.of(true, 101), List.of(locked.locked(), bounds(session)));
        }
    }

    /// How many bounds the histogram of a column has.
    private static int bounds(RunSession session) throws SQLException {
        return new Query(
                        session.connection(),
                        """
                        SELECT array_length(histogram_bounds::text::text[], 1)
                          FROM pg_catalog.pg_stats
                         WHERE tablename = 'unlogged' AND attname = 'id'
                        """)
                .one(row -> row.getInt(1));
    }

    @Test
    void whatAServerObjectsToIsTold() throws SQLException {
        haveAnalyzeFail("P0001");
        try (RunSession session = session()) {
            Statistics.Slice slice = session.statistics().analyze(CLOCK, Instant.MAX);

            assertEquals(List.of(1, 0), List.of(slice.refused().size(), slice.left()));
        }
    }

    @Test
    void aServerThatGoesDownObjectsToNothing() throws SQLException {
        haveAnalyzeFail("57P01");
        try (RunSession session = session()) {
            assertThrows(
                    SQLException.class, () -> session.statistics().analyze(CLOCK, Instant.MAX));
        }
    }

    /// By what an index asks of each row.
    private void haveAnalyzeFail(String state) {
        server.execute(
                database,
                """
                CREATE FUNCTION fails(i int) RETURNS int IMMUTABLE LANGUAGE plpgsql AS
                    $$ BEGIN RETURN i; END $$;
                CREATE INDEX ON unlogged (fails(id));
                INSERT INTO unlogged SELECT i, i::text FROM generate_series(1, 10) AS i;
                CREATE OR REPLACE FUNCTION fails(i int) RETURNS int IMMUTABLE LANGUAGE plpgsql AS
                    $$ BEGIN RAISE 'no' USING ERRCODE = '%s'; END $$;
                """
                        .formatted(state));
    }

    private static int analyzed(RunSession session) throws SQLException {
        return session.statistics().analyze(CLOCK, Instant.MAX).analyzed();
    }

    private RunSession session() throws SQLException {
        return new RunSession(server.postgres(), database, server.superuser(), NAMES) {};
    }
}
