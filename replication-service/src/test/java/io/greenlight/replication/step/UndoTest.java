package io.greenlight.replication.step;

import static io.greenlight.replication.step.TwoSides.NAMES;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.greenlight.backbone.cluster.database.Database;
import io.greenlight.backbone.plan.Run;
import io.greenlight.backbone.plan.Step;
import io.greenlight.backbone.plan.StepOutcome;
import io.greenlight.replication.database.Session;
import io.greenlight.replication.run.ReplicationFacts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What a run has made on its source goes, whatever has become of the databases since.
class UndoTest {

    private static final String KEPT = "kept {é}";
    private static final String DROPPED = "o'dropped";
    private static final String RENAMED = "re \"named\"";
    private static final String NEW_NAME = "a \"new\" 'name' %s";
    private static final String CLOSED = "closed \\";

    private final TwoSides sides = new TwoSides(KEPT, DROPPED, RENAMED, CLOSED);
    private final Access access = sides.access();
    private final Run<ReplicationFacts> run = sides.run();
    private final CreateSlots slots = new CreateSlots(access, TwoSides.config());
    private final List<Step<ReplicationFacts>> steps =
            List.of(
                    new CreateReplicationRole(access, sides.secrets()),
                    new CreateRunSchema(access),
                    new CreatePublications(access),
                    slots);

    @AfterEach
    void nothingIsLeft() throws Exception {
        onServer("ALTER DATABASE %I ALLOW_CONNECTIONS true", CLOSED);
        try (Session source = access.openMaintenance(run, sides.older().endpoint())) {
            for (int number = 0; number < 4; number++) {
                String slot = NAMES.slot(number);
                await().until(() -> source.slots().drop(slot));
            }
        }
        sides.clear();
        sides.older().drop(NEW_NAME);
        try (Session source = access.openMaintenance(run, sides.older().endpoint())) {
            source.role().drop();
        }
    }

    @Test
    void databasesThatCameAndWentKeepNothing() throws Exception {
        everyStepIsDone();
        onServer("DROP DATABASE %I", DROPPED);
        onServer("ALTER DATABASE %I RENAME TO %I", RENAMED, NEW_NAME);

        undoneTwice();

        assertNothingIsIn(KEPT);
        assertNothingIsIn(NEW_NAME);
        try (Session source = access.openMaintenance(run, sides.older().endpoint())) {
            assertEquals(Map.of(), source.slots().of(NAMES));
        }
        assertEquals(Optional.empty(), sides.secrets().find(NAMES.replicationSecret()));
    }

    @Test
    void aSlotInADatabaseThatTakesNobodyInGoes() throws Exception {
        everyStepIsDone();
        onServer("ALTER DATABASE %I ALLOW_CONNECTIONS false", CLOSED);

        assertInstanceOf(StepOutcome.Done.class, slots.undo(run));

        try (Session source = access.openMaintenance(run, sides.older().endpoint())) {
            assertEquals(Map.of(), source.slots().of(NAMES));
        }
    }

    @Test
    void whatTheRunHasNotLookedAtIsLeftAlone() throws Exception {
        Run<ReplicationFacts> blind =
                Run.detached(run.order(), ReplicationFacts.begun(run.facts().startedAt()));

        for (Step<ReplicationFacts> step : steps.reversed()) {
            assertInstanceOf(StepOutcome.Done.class, step.undo(blind));
        }
    }

    private void everyStepIsDone() throws Exception {
        for (Step<ReplicationFacts> step : steps) {
            await().until(() -> step.run(run) instanceof StepOutcome.Done);
        }
    }

    private void undoneTwice() throws Exception {
        for (int time = 1; time <= 2; time++) {
            for (Step<ReplicationFacts> step : steps.reversed()) {
                assertInstanceOf(StepOutcome.Done.class, step.undo(run));
            }
        }
    }

    private void assertNothingIsIn(String database) throws Exception {
        try (Session source = sides.onSource(database)) {
            assertFalse(source.hasRunSchema());
        }
        // Refused if there still is one of that name.
        onDatabase(database, "CREATE PUBLICATION %I", NAMES.publication());
    }

    private void onDatabase(String database, String format, String... names) {
        sides.older()
                .execute(
                        new Database(sides.older().endpoint(), database),
                        sides.older().quoted(format, names));
    }

    private void onServer(String format, String... names) {
        sides.older().execute(sides.older().maintenance(), sides.older().quoted(format, names));
    }
}
