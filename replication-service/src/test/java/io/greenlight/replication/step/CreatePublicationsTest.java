package io.greenlight.replication.step;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.greenlight.backbone.cluster.database.Database;
import io.greenlight.backbone.plan.Run;
import io.greenlight.backbone.plan.StepOutcome;
import io.greenlight.contracts.Reason;
import io.greenlight.replication.database.Session;
import io.greenlight.replication.run.ReplicationFacts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CreatePublicationsTest {

    private static final String FIRST = "a 'first' \"ü\"";
    private static final String LAST = "z {last} %s";
    private static final String TABLE = "\"t'able \"\"{é}\"\" %s\"";

    private final TwoSides sides = new TwoSides(FIRST, LAST);
    private final CreatePublications step = new CreatePublications(sides.access());
    private final Run<ReplicationFacts> run = sides.run();

    @BeforeEach
    void everyDatabaseHasATableWithAKey() throws Exception {
        for (String database : new String[] {FIRST, LAST}) {
            execute(database, "CREATE TABLE keyed (id int PRIMARY KEY)");
            try (Session source = sides.onSource(database)) {
                source.runSchema().make();
            }
        }
    }

    @AfterEach
    void nothingIsLeft() {
        sides.clear();
    }

    @Test
    void nothingIsPublishedWhileATableHasNoIdentity() throws Exception {
        execute(LAST, "CREATE TABLE %s (a int)".formatted(TABLE));

        Reason reason = refusal();

        assertEquals("replica-identity-missing", reason.code());
        assertTrue(reason.sentence().contains("public.%s in %s".formatted(TABLE, LAST)));
        assertEquals(1, unpublished(FIRST));
        execute(LAST, "UPDATE %s SET a = 1".formatted(TABLE));
    }

    @Test
    void theRemedyIsWhatItTakes() throws Exception {
        execute(LAST, "CREATE TABLE %s (a int)".formatted(TABLE));
        execute(LAST, "CREATE TABLE indexed (a int NOT NULL UNIQUE)");
        execute(LAST, "CREATE TABLE late (a int PRIMARY KEY DEFERRABLE)");
        execute(LAST, "CREATE TABLE taken (a int PRIMARY KEY)");
        execute(LAST, "ALTER TABLE taken REPLICA IDENTITY NOTHING");
        execute(LAST, "CREATE TABLE root (a int) PARTITION BY LIST (a)");
        execute(LAST, "CREATE TABLE leaf PARTITION OF root FOR VALUES IN (1)");
        execute(LAST, "CREATE UNLOGGED TABLE unlogged (a int)");

        String remedy = refusal().remedy();
        execute(LAST, remedy.substring(0, remedy.indexOf("Then inject")));

        for (int time = 1; time <= 2; time++) {
            assertInstanceOf(StepOutcome.Done.class, step.run(run));
            assertEquals(0, unpublished(FIRST) + unpublished(LAST));
        }
        assertTrue(remedy.contains("public.indexed REPLICA IDENTITY USING INDEX indexed_a_key;"));
        assertTrue(remedy.contains("public.taken REPLICA IDENTITY DEFAULT;"));
        assertTrue(remedy.contains("public.%s REPLICA IDENTITY FULL;".formatted(TABLE)));
    }

    @Test
    void aTableThatOnlyTakesInsertsIsPublishedAsPreflightSaid() throws Exception {
        execute(FIRST, "CREATE TABLE history (a int)");
        execute(FIRST, "INSERT INTO history VALUES (1)");

        await().until(() -> step.run(run) instanceof StepOutcome.Done);

        assertEquals(0, unpublished(FIRST));
    }

    @Test
    void moreTablesThanAPersonReadsAreCounted() throws Exception {
        execute(
                FIRST,
                """
                DO $$ BEGIN
                  FOR i IN 1..25 LOOP EXECUTE format('CREATE TABLE t%s (a int)', i); END LOOP;
                END $$
                """);

        assertTrue(refusal().sentence().endsWith("and 5 more."));
    }

    private Reason refusal() throws Exception {
        return assertInstanceOf(StepOutcome.GiveUp.class, step.run(run)).reason();
    }

    private int unpublished(String database) throws Exception {
        try (Session source = sides.onSource(database)) {
            return source.publication().missing().size();
        }
    }

    private void execute(String database, String sql) {
        sides.older().execute(new Database(sides.older().endpoint(), database), sql);
    }
}
