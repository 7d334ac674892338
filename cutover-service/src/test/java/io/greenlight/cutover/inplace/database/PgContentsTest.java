package io.greenlight.cutover.inplace.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.greenlight.backbone.cluster.RunNames;
import io.greenlight.backbone.cluster.database.Database;
import io.greenlight.backbone.cluster.database.Postgres;
import io.greenlight.backbone.cluster.database.RealServer;
import io.greenlight.contracts.UpgradeId;
import io.greenlight.cutover.inplace.wayback.Contents;
import io.greenlight.cutover.inplace.wayback.TableLoss;
import io.greenlight.cutover.inplace.wayback.TwoServers;
import java.util.List;
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
            assertEquals(new TableLoss(NAME, TABLE, 0, 0), both.loss(TABLE));
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
            assertEquals(new TableLoss(NAME, TABLE, 23, 10), both.loss(TABLE));
            assertEquals(new TableLoss(NAME, TABLE, 23, 10), both.loss(TABLE));
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
            assertEquals(new TableLoss(NAME, TABLE, 3, 0), both.loss(TABLE));
        }
    }

    @Test
    void aTableThatTheCloneDoesNotHaveIsLostAsAWhole() throws Exception {
        cluster.execute(here, "CREATE TABLE later AS SELECT i FROM generate_series(1, 12) AS i");

        try (Contents.Both both = open()) {
            assertEquals(new TableLoss(NAME, "public.later", 12, 0), both.loss("public.later"));
        }
    }

    @Test
    void aDatabaseThatTheCloneDoesNotHaveIsLostAsAWhole() throws Exception {
        clone.drop(NAME);
        try (Contents.Both both = open()) {
            assertEquals(new TableLoss(NAME, TABLE, 5000, 0), both.loss(TABLE));
        }
    }

    @Test
    void whatIsCommittedMeanwhileShowsInTheNextTableOnly() throws Exception {
        try (Contents.Both both = open()) {
            assertTrue(both.loss(TABLE).written() == 0);
            cluster.execute(here, "INSERT INTO \"s'ch ema\".\"täble {?} %s\" VALUES (0)");
            assertFalse(both.loss(TABLE).written() == 0);
        }
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
