package io.greenlight.replication.inplace;

import static io.greenlight.replication.beforehand.Outcomes.done;
import static io.greenlight.replication.beforehand.Outcomes.notYet;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.greenlight.backbone.cluster.database.Database;
import io.greenlight.backbone.cluster.database.Query;
import io.greenlight.backbone.plan.Run;
import io.greenlight.backbone.plan.StepOutcome;
import io.greenlight.contracts.Mode;
import io.greenlight.replication.database.RowFreezing;
import io.greenlight.replication.database.Session;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FreezeRowsTest {

    private static final String FIRST = "a 'first' \"ü\"";
    private static final String LAST = "z {last} %s";
    private static final String LOG = "PREUPGRADE-freeze.log";
    private static final String TABLES =
            """
            CREATE SCHEMA "s'ch ""ema";
            CREATE TABLE "s'ch ""ema"."täble {?} %s" (id int PRIMARY KEY, text text);
            CREATE TABLE plain AS SELECT generate_series(1, 1000) AS id;
            CREATE MATERIALIZED VIEW seen AS SELECT id FROM plain;
            """;

    private final OneCluster orders = new OneCluster(FIRST, LAST);
    private final Run<InPlaceFacts> run = orders.run(Mode.PREUPGRADE);

    @BeforeEach
    void bothDatabasesHaveTables() {
        orders.execute(FIRST, TABLES);
        orders.execute(LAST, TABLES);
    }

    @AfterEach
    void nothingIsLeft() {
        orders.clear();
    }

    @Test
    void everyTableIsFrozenOnceAndIsALineOfTheLog() throws Exception {
        FreezeRows step = step(Map.of());

        await().until(() -> step.run(run) instanceof StepOutcome.Done);

        await().until(() -> unfrozen(FIRST) + unfrozen(LAST) == 0);
        String log = orders.files().text(LOG);
        assertTrue(log.contains("public.plain in " + LAST + ": frozen in 0 ms"), log);
        assertTrue(log.contains("\"s'ch \"\"ema\".\"täble {?} %s\" in " + FIRST), log);
        assertTrue(done(step.run(run)).endsWith(" tables are frozen"));
        assertEquals(log, orders.files().text(LOG));
        done(step.undo(run));
    }

    @Test
    void aSliceEndsWhenItsTimeIsOver() throws Exception {
        FreezeRows step = step(Map.of("replication.freeze-slice", "0s"));

        String waiting = notYet(step.run(run));

        assertTrue(waiting.contains(" tables are frozen, now in database "), waiting);
        assertEquals("", orders.files().text(LOG));
    }

    @Test
    void aTableThatSomebodyLockedIsWaitedForWhileTheOthersAreFrozen() throws Exception {
        Database first = new Database(orders.server().endpoint(), FIRST);
        try (Connection other = orders.server().open(first)) {
            other.setAutoCommit(false);
            new Query(other, "LOCK TABLE plain IN SHARE MODE").update();

            String waiting = notYet(step(Map.of()).run(run));

            assertTrue(waiting.contains("; locked are public.plain in " + FIRST), waiting);
            assertTrue(waiting.contains("has ShareLock"), waiting);
            await().until(() -> unfrozen(LAST) == 0);
            String left = done(step(Map.of("replication.freeze-patience", "0s")).run(run));
            assertTrue(left.contains("; left are public.plain in " + FIRST), left);
            other.rollback();
        }

        await().until(() -> step(Map.of()).run(run) instanceof StepOutcome.Done);
        await().until(() -> unfrozen(FIRST) == 0);
    }

    @Test
    void aTableThatTheServerRefusesIsNotTriedAgain() throws Exception {
        RowFreezing.Mark since;
        try (Session session = orders.session(FIRST)) {
            since = session.rowFreezing().mark();
        }
        String name = "public.plain";
        run.keep(
                run.facts()
                        .with(
                                new Freezing(
                                        since,
                                        List.of(new Freezing.Refused(FIRST, name, "broken")))));

        FreezeRows step = step(Map.of());
        await().until(() -> step.run(run) instanceof StepOutcome.Done);

        String left = done(step.run(run));

        assertTrue(left.contains("; left are public.plain in %s: broken".formatted(FIRST)), left);
        assertTrue(unfrozen(FIRST) > 0);
    }

    private FreezeRows step(Map<String, String> keys) {
        return new FreezeRows(
                orders.source(), orders.log(), OneCluster.config(keys), orders.clock());
    }

    /// How many tables were not frozen since the run began with it.
    private long unfrozen(String database) throws Exception {
        try (Session session = orders.session(database)) {
            return session.rowFreezing().tables(run.facts().requiredFreezing().since()).stream()
                    .filter(table -> !table.isFrozen())
                    .count();
        }
    }
}
