package io.greenlight.replication.rehearsal;

import static io.greenlight.replication.beforehand.Outcomes.done;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.greenlight.backbone.cluster.database.Database;
import io.greenlight.backbone.cluster.database.RealServer;
import io.greenlight.backbone.plan.Run;
import io.greenlight.contracts.EventCodec;
import io.greenlight.contracts.Finding;
import io.greenlight.contracts.Severity;
import io.greenlight.contracts.Strategy;
import io.greenlight.replication.database.GenericPlans.Plan;
import io.greenlight.replication.rehearsal.PlannedStatement.Change;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Statements of a server that counts them, planned on it and on one that lacks an index, and
/// functions that its clone calls.
class PlansTest {

    private static final String NAME = "planned \"db\" {ü}";

    private static final RealServer SOURCE =
            RealServer.fresh(14, Map.of("shared_preload_libraries", "pg_stat_statements"));
    private static final RealServer TARGET = RealServer.of(17);

    @BeforeAll
    static void bothSidesHaveTheSameRows() {
        Database there = TARGET.create(NAME);
        Database here = SOURCE.create(NAME);
        for (RealServer server : List.of(SOURCE, TARGET)) {
            Database database = server == SOURCE ? here : there;
            server.execute(server.maintenance(), "CREATE ROLE shop_app");
            server.execute(
                    database,
                    """
                    CREATE SCHEMA shop;
                    CREATE TABLE shop.orders AS SELECT g AS id, g / 7 AS kind, 'o' || g AS name
                      FROM generate_series(1, 20000) AS g;
                    CREATE INDEX orders_by_id ON shop.orders (id);
                    ANALYZE shop.orders;
                    GRANT USAGE ON SCHEMA shop TO shop_app;
                    GRANT ALL ON shop.orders TO shop_app;
                    CREATE FUNCTION shop.is_fine(int) RETURNS bool LANGUAGE sql IMMUTABLE
                        AS 'SELECT $1 > 0';
                    """);
        }
        SOURCE.execute(here, "CREATE EXTENSION pg_stat_statements");
        SOURCE.execute(here, "ALTER ROLE shop_app SET search_path = shop");
        SOURCE.execute(
                here,
                """
                SET search_path = shop; SET ROLE shop_app;
                SELECT name FROM orders WHERE id = 17;
                DELETE FROM orders WHERE id = 17 AND name = 'never';
                SELECT '2026-01-01'::date - date '2025-01-01';
                """);
        TARGET.execute(there, "DROP INDEX shop.orders_by_id");
    }

    @AfterAll
    static void nothingIsLeft() {
        TARGET.drop(NAME);
        TARGET.execute(TARGET.maintenance(), "DROP ROLE shop_app");
        SOURCE.close();
    }

    @Test
    void plansThatGotWorseAreTold() throws Exception {
        RehearsalScene scene = new RehearsalScene(SOURCE);
        Run<RehearsalFacts> run = Run.detached(scene.order(Strategy.CLONE), scene.begun());

        String read = done(new ReadStatements(scene.site(), scene.config()).run(run));
        scene.cloned();
        String recorded = done(new RecordPlans(scene.site()).run(run));
        scene.upgraded();
        for (int time = 1; time <= 2; time++) {
            done(new ComparePlans(scene.site()).run(run));
        }

        assertTrue(read.startsWith("pg_stat_statements of " + NAME + " tells 3 "), read);
        assertEquals("2 of 3 statements have a plan on 14.24", recorded);
        PlannedStatement select = planned(run, "SELECT name FROM orders");
        assertEquals("shop", select.statement().searchPath());
        assertEquals(Change.WORSE, select.change());
        assertEquals(List.of("Index Scan using orders_by_id on orders"), nodes(select.before()));
        assertEquals(List.of("Seq Scan on orders"), nodes(select.after()));
        assertEquals(Change.UNKNOWN, planned(run, "SELECT $1::date - date $2").change());
        Finding worse = run.facts().findings().getFirst();
        assertEquals("worse-plan", worse.check());
        assertEquals(NAME, worse.database());
        assertEquals(2, worse.objects().size());
        ObjectMapper json = EventCodec.newMapper();
        assertEquals(
                run.facts(),
                json.readValue(json.writeValueAsString(run.facts()), RehearsalFacts.class));
    }

    private static List<String> nodes(@Nullable Plan plan) {
        return Objects.requireNonNull(plan).nodes();
    }

    private static PlannedStatement planned(Run<RehearsalFacts> run, String text) {
        return run.facts().statements().stream()
                .filter(one -> one.statement().text().startsWith(text))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void functionsThatReplicationCannotCallBarACloneAndWarnInPlace() throws Exception {
        Database database = new Database(TARGET.endpoint(), NAME);
        TARGET.execute(
                database,
                """
                CREATE FUNCTION shop.fine(int) RETURNS bool LANGUAGE plpgsql AS
                    'BEGIN RETURN is_fine($1); END';
                SET search_path = shop;
                CREATE TABLE lines (id int CHECK (fine(id)));
                INSERT INTO lines VALUES (1);
                """);
        RehearsalScene scene = new RehearsalScene(SOURCE);
        scene.upgraded();

        Run<RehearsalFacts> byClone = Run.detached(scene.order(Strategy.CLONE), scene.begun());
        String told = done(new ProbeFunctions(scene.site()).run(byClone));
        Run<RehearsalFacts> inPlace = Run.detached(scene.order(Strategy.IN_PLACE), scene.begun());
        done(new ProbeFunctions(scene.site()).run(inPlace));

        assertTrue(told.contains("rows of 0 tables were written, 0 are empty, 1 stop"), told);
        Finding found = byClone.facts().findings().getFirst();
        assertEquals(Severity.BLOCKED, found.severity());
        assertTrue(found.title().contains("function is_fine(integer) does not exist"), told);
        assertEquals(List.of("shop.lines: constraint lines_id_check"), found.objects());
        assertEquals(Severity.WARNING, inPlace.facts().findings().getFirst().severity());
        assertFalse(found.remedy().isEmpty());
    }
}
