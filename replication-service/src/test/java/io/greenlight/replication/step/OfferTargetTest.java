package io.greenlight.replication.step;

import static io.greenlight.replication.step.TwoSides.CLUSTER;
import static io.greenlight.replication.step.TwoSides.NAMES;
import static io.greenlight.replication.step.TwoSides.UPGRADE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.greenlight.backbone.cluster.database.Database;
import io.greenlight.backbone.plan.Run;
import io.greenlight.backbone.plan.StepOutcome;
import io.greenlight.replication.database.Session;
import io.greenlight.replication.run.ReplicationFacts;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OfferTargetTest {

    private static final String FIRST = "a 'first' \"ü\"";
    private static final String LAST = "z {last}";

    private final TwoSides sides = new TwoSides(FIRST, LAST);
    private final OfferTarget step = new OfferTarget(sides.fleet(), sides.access());
    private final Run<ReplicationFacts> run = sides.run();
    private final String target = sides.targetRef().identifier();

    @BeforeEach
    void theCloneHasTheSchemaOfTheRun() throws Exception {
        for (String database : new String[] {FIRST, LAST}) {
            try (Session session = sides.onTarget(database)) {
                session.runSchema().make();
            }
        }
    }

    @AfterEach
    void nothingIsLeft() {
        sides.clear();
    }

    @Test
    void aTargetIsOfferedOnceAndWithdrawnForGood() throws Exception {
        for (int time = 1; time <= 2; time++) {
            done(step.run(run));
        }
        assertEquals(OptionalInt.of(1), nextTurn(FIRST));
        assertEquals(OptionalInt.of(1), nextTurn(LAST));

        for (int time = 1; time <= 2; time++) {
            done(step.undo(run));
        }
        assertEquals(OptionalInt.empty(), nextTurn(FIRST));
        assertEquals(OptionalInt.empty(), nextTurn(LAST));

        done(step.run(run));
        assertEquals(OptionalInt.empty(), nextTurn(FIRST));
    }

    @Test
    void aTargetThatClientsAreOnIsNotTakenFromThem() throws Exception {
        done(step.run(run));
        commitIn(LAST);

        for (int time = 1; time <= 2; time++) {
            String refusal = refusal();
            assertTrue(refusal.contains("Clients are on " + sides.targetRef()), refusal);
            assertTrue(refusal.contains(LAST), refusal);
        }
    }

    @Test
    void aDatabaseThatCameOrWentMeanwhileIsNotMissed() throws Exception {
        done(step.run(run));
        sides.newer().drop(FIRST);
        sides.newer().create("latecomer");
        try {
            done(step.undo(run));
            assertEquals(OptionalInt.empty(), nextTurn(LAST));
        } finally {
            sides.newer().drop("latecomer");
        }
    }

    @Test
    void aTargetWithoutTheSchemaSaysNothingAndIsLeft() throws Exception {
        for (String database : new String[] {FIRST, LAST}) {
            try (Session session = sides.onTarget(database)) {
                session.runSchema().drop();
            }
        }

        assertTrue(refusal().contains("it is not deleted"));
    }

    @Test
    void aTargetThatIsGoneBesideAnUntouchedSourceIsDone() throws Exception {
        sides.fleet().remove(target);

        done(step.undo(run));
    }

    @Test
    void aTargetThatMayHaveTakenTheSourcesPlaceIsLeft() {
        sides.fleet().remove(target);
        sides.fleet().remove(CLUSTER.identifier());
        assertTrue(refusal().contains("the source is not as it was"));

        sides.fleet().put(TwoSides.renamed(CLUSTER.identifier(), "orders-old"));
        assertTrue(refusal().contains("the source is not as it was"));

        sides.fleet()
                .put(
                        TwoSides.cluster(
                                CLUSTER.identifier(),
                                sides.older().endpoint(),
                                Map.of(
                                        "UpgradeDB:Status",
                                        "replaced",
                                        "UpgradeDB:Upgrade",
                                        UPGRADE.value())));
        sides.fleet().remove("orders-old");
        assertTrue(refusal().contains("the source is not as it was"));
    }

    private String refusal() {
        IllegalStateException stuck =
                assertThrows(IllegalStateException.class, () -> step.undo(run));
        return String.valueOf(stuck.getMessage());
    }

    private OptionalInt nextTurn(String database) throws Exception {
        try (Session session = sides.onTarget(database)) {
            return session.offer().nextTurn(UPGRADE);
        }
    }

    /// What a cutover leaves behind its point of no return.
    private void commitIn(String database) {
        sides.newer()
                .execute(
                        new Database(sides.newer().endpoint(), database),
                        "INSERT INTO %s.commitment VALUES ('%s', 1, now(), '0/1')"
                                .formatted(NAMES.schema(), UPGRADE));
    }

    private static void done(StepOutcome outcome) {
        assertInstanceOf(StepOutcome.Done.class, outcome, outcome::sentence);
    }
}
