package io.greenlight.cutover.inplace.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.greenlight.backbone.cluster.Login;
import io.greenlight.backbone.cluster.RunNames;
import io.greenlight.backbone.cluster.database.Database;
import io.greenlight.backbone.cluster.database.Postgres;
import io.greenlight.backbone.cluster.database.RealServer;
import io.greenlight.contracts.UpgradeId;
import io.greenlight.cutover.inplace.wayback.Contents;
import io.greenlight.cutover.inplace.wayback.TableLoss;
import io.greenlight.cutover.inplace.wayback.TwoServers;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What going back would lose: the cluster is at 17 by now, its clone at 14, and tables have names
/// that nobody likes.
final class PgContentsTest {

    private static final String NAME = "o'd\"d näme; --";
    private static final String TABLE = "\"s'ch ema\".\"täble {?} %s\"";
    private static final RunNames NAMES = new RunNames(new UpgradeId("orders-0123abcd"));
    private static final String SCHEMA =
            """
            CREATE SCHEMA "s'ch ema";
            CREATE TABLE "s'ch ema"."täble {?} %s" (id int, price float8, at timestamptz);
            INSERT INTO "s'ch ema"."täble {?} %s"
            SELECT i, i / 3.0, '2026-01-01 00:00:00+00' FROM generate_series(1, 5000) AS i;
            CREATE SCHEMA greenlight_0123abcd;
            CREATE TABLE greenlight_0123abcd.probe (id int);
            """;

    private RealServer cluster;
    private RealServer clone;
    private Database here;

    @BeforeEach
    void bothHoldTheSame() {
        cluster = RealServer.of(17);
        clone = RealServer.of(14);
        here = cluster.create(NAME);
        cluster.execute(here, SCHEMA);
        clone.execute(clone.create(NAME), SCHEMA);
    }

    @AfterEach
    void nothingIsLeft() {
        cluster.drop(NAME);
        clone.drop(NAME);
    }

    @Test
    void nothingIsLostWhereBothHoldTheSame() throws Exception {
        try (Contents.Both both = open()) {
            assertEquals(List.of(TABLE), both.tables());
            assertEquals(new TableLoss(NAME, TABLE, 0, 0), loss(both, TABLE));
        }
    }

    @Test
    void whatWasWrittenChangedAndDeletedSinceIsCounted() throws Exception {
        cluster.execute(
                here,
                """
                INSERT INTO "s'ch ema"."täble {?} %s" SELECT i FROM generate_series(1, 20) AS i;
                UPDATE "s'ch ema"."täble {?} %s" SET price = -1 WHERE id BETWEEN 101 AND 103;
                DELETE FROM "s'ch ema"."täble {?} %s" WHERE id BETWEEN 201 AND 207;
                """);

        try (Contents.Both both = open()) {
            assertEquals(new TableLoss(NAME, TABLE, 23, 10), loss(both, TABLE));
            assertEquals(new TableLoss(NAME, TABLE, 23, 10), loss(both, TABLE));
        }
    }

    @Test
    void rowsThatAreTheSameAreCountedEach() throws Exception {
        cluster.execute(
                here,
                """
                INSERT INTO "s'ch ema"."täble {?} %s"
                SELECT t.* FROM "s'ch ema"."täble {?} %s" AS t WHERE id < 4;
                """);

        try (Contents.Both both = open()) {
            assertEquals(new TableLoss(NAME, TABLE, 3, 0), loss(both, TABLE));
        }
    }

    @Test
    void aTableThatTheCloneDoesNotHaveIsLostAsAWhole() throws Exception {
        cluster.execute(here, "CREATE TABLE later AS SELECT i FROM generate_series(1, 12) AS i");

        try (Contents.Both both = open()) {
            assertEquals(new TableLoss(NAME, "public.later", 12, 0), loss(both, "public.later"));
        }
    }

    @Test
    void aDatabaseThatTheCloneDoesNotHaveIsLostAsAWhole() throws Exception {
        clone.drop(NAME);
        try (Contents.Both both = open()) {
            assertEquals(new TableLoss(NAME, TABLE, 5000, 0), loss(both, TABLE));
        }
    }

    @Test
    void whatIsCommittedMeanwhileShowsInTheNextTableOnly() throws Exception {
        try (Contents.Both both = open()) {
            assertTrue(loss(both, TABLE).written() == 0);
            cluster.execute(here, "INSERT INTO \"s'ch ema\".\"täble {?} %s\" VALUES (0)");
            assertFalse(loss(both, TABLE).written() == 0);
        }
    }

    @Test
    void aTableThatThereIsNoTimeForIsGivenUpAtItsDeadline() throws Exception {
        cluster.execute(here, "CREATE TABLE slow AS SELECT i FROM generate_series(1, 3) AS i");
        try (Contents.Both both = open();
                Connection writer = cluster.open(here);
                Statement statement = writer.createStatement()) {
            writer.setAutoCommit(false);
            statement.execute("LOCK TABLE slow IN ACCESS EXCLUSIVE MODE");
            long begun = System.nanoTime();

            Optional<TableLoss> loss = both.loss("public.slow", Duration.ofMillis(300));

            assertEquals(Optional.empty(), loss);
            assertTrue(System.nanoTime() - begun < Duration.ofSeconds(10).toNanos());
        }
    }

    @Test
    void aTableThatMayNotBeReadIsToldAndNotTakenForEmpty() throws Exception {
        Login weak = new Login("weak", "weak");
        cluster.execute(
                here,
                """
                CREATE ROLE weak LOGIN PASSWORD 'weak';
                CREATE TABLE closed AS SELECT i FROM generate_series(1, 3) AS i;
                CREATE TABLE hidden AS SELECT i FROM generate_series(1, 4) AS i;
                ALTER TABLE hidden ENABLE ROW LEVEL SECURITY;
                GRANT SELECT ON hidden TO weak;
                ANALYZE hidden;
                """);
        try (Contents.Both both = openAs(weak)) {
            TableLoss closed = loss(both, "public.closed");
            TableLoss hidden = loss(both, "public.hidden");

            assertEquals("ERROR: permission denied for table closed", closed.objection());
            assertEquals(4, hidden.written());
            assertEquals(
                    "ERROR: query would be affected by row-level security policy for table"
                            + " \"hidden\"",
                    hidden.objection());
        } finally {
            cluster.execute(here, "DROP OWNED BY weak");
            cluster.execute(here, "DROP ROLE weak");
        }
    }

    private static TableLoss loss(Contents.Both both, String table) throws Exception {
        return both.loss(table, Duration.ofMinutes(1)).orElseThrow();
    }

    /// On the cluster alone: the clone does not have that user.
    private Contents.Both openAs(Login user) throws Exception {
        clone.drop(NAME);
        Postgres postgres =
                (database, login) ->
                        database.endpoint().equals(cluster.endpoint())
                                ? cluster.postgres().open(database, login)
                                : clone.open(database);
        return new PgContents(postgres)
                .open(new TwoServers(cluster.endpoint(), clone.endpoint(), user, NAMES), NAME);
    }

    private Contents.Both open() throws Exception {
        Postgres postgres =
                (database, login) ->
                        database.endpoint().equals(cluster.endpoint())
                                ? cluster.open(database)
                                : clone.open(database);
        TwoServers servers =
                new TwoServers(cluster.endpoint(), clone.endpoint(), cluster.superuser(), NAMES);
        PgContents contents = new PgContents(postgres);
        assertTrue(contents.databases(servers).contains(NAME));
        return contents.open(servers, NAME);
    }
}
