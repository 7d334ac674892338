package io.greenlight.replication.rehearsal;

import static io.greenlight.replication.beforehand.Outcomes.done;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.greenlight.backbone.cluster.Login;
import io.greenlight.backbone.cluster.RunNames;
import io.greenlight.backbone.cluster.database.Query;
import io.greenlight.backbone.cluster.database.RealServer;
import io.greenlight.backbone.parallel.Together;
import io.greenlight.backbone.plan.Run;
import io.greenlight.contracts.EventCodec;
import io.greenlight.contracts.Finding;
import io.greenlight.contracts.Severity;
import io.greenlight.contracts.Strategy;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The same writes on a clone of 14, and of 17.
class LoadStepsTest {

    private static final String SCHEMA = new RunNames(RehearsalScene.UPGRADE).loadSchema();

    private static final String NOTHING_IS_LEFT =
            """
            DO $$ BEGIN
                ASSERT NOT EXISTS (SELECT FROM pg_namespace WHERE nspname = '%s');
            END $$
            """
                    .formatted(SCHEMA);

    private static final String AT_WORK =
            """
            SELECT coalesce(pg_relation_size(to_regclass(?)) > 0, false)
            """;

    private final RealServer older = RealServer.of(14);
    private final RealServer newer = RealServer.of(17);

    @AfterEach
    void nothingIsLeft() {
        older.execute(older.maintenance(), NOTHING_IS_LEFT);
        newer.execute(newer.maintenance(), NOTHING_IS_LEFT);
    }

    @Test
    void bothVersionsAreMeasuredOnceHoweverOften() throws Exception {
        RehearsalScene scene = new RehearsalScene(older, Duration.ofMillis(200));
        Run<RehearsalFacts> run = run(scene);

        for (int time = 1; time <= 2; time++) {
            loadOld(scene, run);
        }
        for (int time = 1; time <= 2; time++) {
            loadNew(scene, run);
        }

        assertEquals(
                List.of(RehearsalScene.OLD, RehearsalScene.NEW),
                run.facts().loads().stream().map(RehearsedLoad::version).toList());
        assertTrue(
                run.facts().loads().stream().allMatch(RehearsedLoad::isWhole),
                () -> run.facts().toString());
        assertEquals(List.of(), run.facts().findings());
        RehearsalReport report =
                RehearsalReport.of(run.order(), run.facts(), scene.clock().instant());
        String text = RehearsalText.of(report);
        assertTrue(
                text.contains(
                        """
                        | version | sessions | transactions a second | median ms | p95 ms \
                        | worst ms | failed |
                        | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
                        | 14.24 | 4 |\
                        """),
                text);
        assertTrue(text.contains("\n| 17.10 | 4 | "), text);
        assertTrue(text.contains(" | 0 |\n\n## Plans\n"), text);
        assertTrue(RehearsalHtml.of(report).contains("<td><pre>17.10</pre></td>"), text);
        JsonNode json = EventCodec.newMapper().valueToTree(report);
        assertEquals("17.10", json.at("/loads/1/version").asText());
        assertTrue(json.at("/loads/1/transactionsPerSecond").asDouble() > 0, json::toString);
        assertTrue(Duration.parse(json.at("/loads/1/p95").asText()).isPositive(), json::toString);
    }

    @Test
    void whatOnlyTheNewVersionRefusesIsAFinding() throws Exception {
        RehearsalScene scene = new RehearsalScene(older, Duration.ofSeconds(1));
        Run<RehearsalFacts> run = run(scene);
        loadOld(scene, run);

        Future<?> disturbed = Together.begin(this::dropTheHistoryOfTheNewOne);
        String told = loadNew(scene, run);
        disturbed.get();

        assertEquals(1, run.facts().findings().size(), told);
        Finding found = run.facts().findings().getFirst();
        assertEquals("load", found.check());
        assertEquals(Severity.WARNING, found.severity());
        assertTrue(found.title().contains("transactions failed on 17.10"), found::title);
        assertTrue(
                found.title().contains("42P01: ERROR: relation \"history\" does not exist"),
                found::title);
        String text =
                RehearsalText.of(
                        RehearsalReport.of(run.order(), run.facts(), scene.clock().instant()));
        assertTrue(text.contains("\n17.10: the first failure: 42P01: ERROR: "), text);

        loadNew(scene, run);
        assertEquals(List.of(), run.facts().findings());
    }

    /// As soon as the load's clients are at work.
    private void dropTheHistoryOfTheNewOne() throws SQLException {
        try (Connection connection = newer.open(newer.maintenance())) {
            Query working = new Query(connection, AT_WORK, SCHEMA + ".history");
            await().until(() -> working.one(row -> row.getBoolean(1)));
            Query.execute(connection, "DROP TABLE %s.history".formatted(SCHEMA));
        }
    }

    @Test
    void aNewVersionThatTakesNothingAtAllIsAFinding() throws Exception {
        RehearsalScene scene = new RehearsalScene(older, Duration.ofMillis(200));
        Run<RehearsalFacts> run = run(scene);
        loadOld(scene, run);
        newer.execute(
                newer.maintenance(),
                "ALTER DATABASE postgres SET default_transaction_read_only = on");
        try {
            loadNew(scene, run);
        } finally {
            newer.execute(
                    newer.maintenance(),
                    "BEGIN READ WRITE;"
                            + " ALTER DATABASE postgres RESET default_transaction_read_only;"
                            + " COMMIT");
        }

        assertEquals(
                List.of(
                        "no transaction came to 17.10: 25006: ERROR: cannot execute DROP SCHEMA in"
                                + " a read-only transaction"),
                run.facts().findings().stream().map(Finding::title).toList());
    }

    @Test
    void eventTriggersThatWouldFireAreNamedOnOneLine() throws Exception {
        RehearsalScene scene = new RehearsalScene(older, Duration.ofMillis(200));
        older.execute(
                older.maintenance(),
                "CREATE FUNCTION nothing() RETURNS event_trigger LANGUAGE plpgsql"
                        + " AS 'BEGIN END'; CREATE EVENT TRIGGER \"a\n## b\" ON ddl_command_end"
                        + " EXECUTE FUNCTION nothing()");
        Run<RehearsalFacts> run = run(scene);
        try {
            loadOld(scene, run);
        } finally {
            older.execute(older.maintenance(), "DROP FUNCTION nothing() CASCADE");
        }

        String text =
                RehearsalText.of(
                        RehearsalReport.of(run.order(), run.facts(), scene.clock().instant()));
        assertTrue(
                text.contains(
                        "14.24: not measured: event triggers would fire, and might reach out of"
                                + " the database: \"a ## b\"\n"),
                text);
    }

    @Test
    void whatBothVersionsRefuseIsNone() throws Exception {
        RehearsalScene scene = new RehearsalScene(older, Duration.ofMillis(200));
        older.execute(older.maintenance(), "CREATE ROLE humble LOGIN PASSWORD 'not-a-secret-1'");
        newer.execute(newer.maintenance(), "CREATE ROLE humble LOGIN PASSWORD 'not-a-secret-1'");
        scene.maintainedBy(new Login("humble", "not-a-secret-1"));
        Run<RehearsalFacts> run = run(scene);
        try {
            String old = loadOld(scene, run);
            loadNew(scene, run);

            assertEquals(
                    "the load of 14.24 was not measured: 42501: ERROR: permission denied for"
                            + " database postgres",
                    old);
            assertEquals(List.of(), run.facts().findings());
            RehearsalReport report =
                    RehearsalReport.of(run.order(), run.facts(), scene.clock().instant());
            String text = RehearsalText.of(report);
            assertTrue(
                    text.contains(
                            """
                            ## Load: the same writes on both versions

                            14.24: not measured: 42501: ERROR: permission denied for database \
                            postgres

                            17.10: not measured: 42501: ERROR: permission denied for database \
                            postgres

                            ## Plans
                            """),
                    text);
            assertTrue(RehearsalHtml.of(report).contains("<p>17.10: not measured: 42501"), text);
        } finally {
            older.execute(older.maintenance(), "DROP ROLE humble");
            newer.execute(newer.maintenance(), "DROP ROLE humble");
        }
    }

    @Test
    void noTimeLeavesItOut() throws Exception {
        RehearsalScene scene = new RehearsalScene(older);
        Run<RehearsalFacts> run = run(scene);

        String told = loadOld(scene, run);

        assertEquals(
                "the load of 14.24 was not measured: REPLICATION_REHEARSED_LOAD leaves it out",
                told);
        assertFalse(run.facts().loads().getFirst().isWhole());
    }

    @Test
    void aRunThatWasFurtherBeforeThereWereLoadsGoesOn() throws Exception {
        RehearsalScene scene = new RehearsalScene(older, Duration.ofMillis(200));
        RehearsalFacts upgrading =
                scene.begun().with(CloneUpgrade.NONE.asked(scene.clock().instant()));
        Run<RehearsalFacts> run = Run.detached(scene.order(Strategy.CLONE), upgrading);

        String old = done(new LoadOldVersion(scene.site(), scene.config()).run(run));
        run.keep(run.facts().reportedAt("somewhere"));
        String late = done(new LoadNewVersion(scene.site(), scene.config()).run(run));

        assertEquals("the clone's upgrade has begun: it is too late to measure", old);
        assertEquals("the report is written: it is too late to measure", late);
        assertEquals(List.of(), run.facts().loads());
    }

    @Test
    void factsFromBeforeThereWereLoadsCanBeRead() throws IOException {
        RehearsalFacts facts = new RehearsalScene(older).begun();
        ObjectMapper json = EventCodec.newMapper();
        ObjectNode page = json.valueToTree(facts);

        page.remove("loads");

        assertEquals(facts, json.treeToValue(page, RehearsalFacts.class));
    }

    @Test
    void itGoesWithTheClone() throws Exception {
        RehearsalScene scene = new RehearsalScene(older, Duration.ofMillis(200));
        Run<RehearsalFacts> run = run(scene);
        loadOld(scene, run);
        RehearsalFacts before = run.facts();

        for (int time = 1; time <= 2; time++) {
            done(new LoadOldVersion(scene.site(), scene.config()).undo(run));
            done(new LoadNewVersion(scene.site(), scene.config()).undo(run));
        }

        assertEquals(before, run.facts());
    }

    private static Run<RehearsalFacts> run(RehearsalScene scene) {
        return Run.detached(scene.order(Strategy.CLONE), scene.begun());
    }

    private static String loadOld(RehearsalScene scene, Run<RehearsalFacts> run) throws Exception {
        scene.cloned();
        return done(new LoadOldVersion(scene.site(), scene.config()).run(run));
    }

    private static String loadNew(RehearsalScene scene, Run<RehearsalFacts> run) throws Exception {
        scene.upgraded();
        return done(new LoadNewVersion(scene.site(), scene.config()).run(run));
    }
}
