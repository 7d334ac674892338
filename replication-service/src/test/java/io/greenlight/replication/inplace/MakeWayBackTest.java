package io.greenlight.replication.inplace;

import static io.greenlight.replication.beforehand.Outcomes.done;
import static io.greenlight.replication.beforehand.Outcomes.givenUp;
import static io.greenlight.replication.beforehand.Outcomes.notYet;
import static io.greenlight.replication.inplace.OneCluster.NEW;
import static io.greenlight.replication.inplace.OneCluster.OLD;
import static io.greenlight.replication.inplace.OneCluster.UPGRADE;
import static io.greenlight.replication.inplace.OneCluster.WAY_BACK;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.greenlight.backbone.cluster.FakeFleet;
import io.greenlight.backbone.plan.Run;
import io.greenlight.backbone.plan.StepOutcome;
import io.greenlight.contracts.Mode;
import io.greenlight.contracts.Reason;
import io.greenlight.contracts.WayBack;
import io.greenlight.replication.database.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MakeWayBackTest {

    private static final String DATABASE = "o'clock \"db\" {ü} %s \\";
    private static final List<String> MADE =
            List.of("clone " + WAY_BACK, "instance " + WAY_BACK + "-1");

    private final OneCluster orders = new OneCluster(DATABASE);
    private final WayBackClone clone =
            new WayBackClone(orders.source(), orders.sourceClone(), orders.clock());
    private final BeginWayBack begin = new BeginWayBack(clone);
    private final MakeWayBack step = new MakeWayBack(clone, orders.log());
    private final Run<InPlaceFacts> run = orders.run(Mode.UPGRADE);

    @AfterEach
    void nothingIsLeft() throws Exception {
        try (Session session = orders.session(DATABASE)) {
            session.leftovers().drop();
        }
        orders.clear();
    }

    @Test
    void aCloneIsMadeOnceAndSaysWhatItIs() throws Exception {
        Instant asked = orders.clock().instant();

        made();
        assertEquals(done(step.run(run)), done(step.run(run)));

        assertEquals(MADE, orders.rds().asked());
        WayBack wayBack = run.facts().requiredWayBack();
        assertEquals(WAY_BACK, wayBack.cluster());
        assertEquals(asked, wayBack.takenAt());
        assertTrue(wayBack.cost().contains("db.r6g.large"), wayBack.cost());
        String told = orders.files().text("UPGRADE-clone-info.txt");
        assertTrue(told.contains(WAY_BACK.identifier()), told);
        assertTrue(told.contains(asked.toString()), told);
        assertEquals(
                Map.of("team", "shop", "UpgradeDB:TargetOf", UPGRADE.value()),
                orders.fleet().tagsOf(WAY_BACK.identifier()));
    }

    @Test
    void whatWasBegunIsNotWaitedForAndNotAskedForAgain() throws Exception {
        Instant asked = orders.clock().instant();

        done(begin.run(run));
        done(begin.run(run));
        assertEquals(MADE.subList(0, 1), orders.rds().asked());

        orders.clock().passes(Duration.ofMinutes(3));
        orders.rds().work();
        notYet(step.run(run));
        orders.rds().work();
        done(step.run(run));
        assertEquals(MADE, orders.rds().asked());
        assertEquals(asked, run.facts().requiredWayBack().takenAt());
    }

    @Test
    void whatWasBegunIsTakenBackAndBegunAgain() throws Exception {
        done(begin.run(run));

        notYet(begin.undo(run));
        orders.clock().passes(Duration.ofSeconds(60));
        notYet(begin.undo(run));
        done(begin.undo(run));
        done(begin.undo(run));
        assertTrue(orders.fleet().find(WAY_BACK).isEmpty());

        done(begin.run(run));
        assertEquals(orders.clock().instant(), run.facts().requiredWayBack().takenAt());
    }

    @Test
    void itIsTakenBackAndMadeAgain() throws Exception {
        made();

        standsStill();
        notYet(step.undo(run));
        notYet(step.undo(run));
        done(step.undo(run));
        done(step.undo(run));
        assertTrue(orders.fleet().find(WAY_BACK).isEmpty());
        assertEquals(List.of(), orders.rds().of(WAY_BACK));

        orders.clock().passes(Duration.ofHours(1));
        made();
        assertEquals(orders.clock().instant(), run.facts().requiredWayBack().takenAt());
    }

    @Test
    void halfAWayBackGoesToo() throws Exception {
        notYet(step.run(run));

        standsStill();
        notYet(step.undo(run));
        done(step.undo(run));

        assertTrue(orders.fleet().find(WAY_BACK).isEmpty());
    }

    @Test
    void anUpgradedClusterKeepsItsWayBack() throws Exception {
        made();
        orders.fleet().put(FakeFleet.withStatus(orders.atVersion(OLD), "upgrading"));
        notYet(step.undo(run));
        orders.fleet().put(orders.atVersion(NEW));

        StepOutcome outcome = step.undo(run);

        assertInstanceOf(StepOutcome.TooLate.class, outcome);
        assertEquals(MADE, orders.rds().asked());
    }

    /// RDS may have taken a call that it does not show yet, and any other work may end in it.
    @Test
    void theCloneStaysUntilTheClusterHasStoodStill() throws Exception {
        made();

        notYet(step.undo(run));
        orders.clock().passes(Duration.ofSeconds(59));
        notYet(step.undo(run));
        orders.fleet().put(FakeFleet.withStatus(orders.atVersion(OLD), "modifying"));
        orders.clock().passes(Duration.ofHours(1));
        notYet(step.undo(run));
        orders.fleet().put(orders.atVersion(OLD));
        notYet(step.undo(run));
        assertTrue(orders.fleet().find(WAY_BACK).isPresent());
        assertEquals(MADE, orders.rds().asked());

        orders.clock().passes(Duration.ofSeconds(60));
        notYet(step.undo(run));
        notYet(step.undo(run));
        done(step.undo(run));
    }

    @Test
    void theLastCopyOfAClusterIsNotDeleted() throws Exception {
        made();
        orders.fleet().remove("orders");

        assertEquals("source-missing", givenUp(step.undo(run)).code());
        assertEquals(MADE, orders.rds().asked());

        orders.fleet().remove(WAY_BACK.identifier());
        done(step.undo(run));
    }

    @Test
    void somebodyElsesClusterOfThatNameIsLeftAlone() throws Exception {
        orders.fleet().put(FakeFleet.cluster(WAY_BACK.identifier(), OLD, Map.of()));

        assertEquals("target-name-taken", givenUp(begin.run(run)).code());
        assertEquals("target-name-taken", givenUp(step.run(run)).code());
        done(step.undo(run));

        assertEquals(List.of(), orders.rds().asked());
        assertTrue(orders.fleet().find(WAY_BACK).isPresent());
    }

    @Test
    void aCloneThatWouldTakeTheChangesOfASubscriptionIsNotMade() throws Exception {
        orders.execute(
                DATABASE,
                """
                CREATE SUBSCRIPTION "it's; mine" CONNECTION 'host=localhost port=1'
                  PUBLICATION p WITH (connect = false, slot_name = mine)
                """);
        orders.execute(DATABASE, "ALTER SUBSCRIPTION \"it's; mine\" ENABLE");

        Reason reason = givenUp(begin.run(run));

        assertEquals(reason, givenUp(step.run(run)));
        assertEquals("enabled-subscription", reason.code());
        String remedy = "in %s: ALTER SUBSCRIPTION \"it's; mine\" DISABLE;".formatted(DATABASE);
        assertTrue(reason.remedy().contains(remedy), reason.remedy());
        assertEquals(List.of(), orders.rds().asked());
        assertFalse(orders.fleet().find(WAY_BACK).isPresent());

        orders.execute(DATABASE, "ALTER SUBSCRIPTION \"it's; mine\" DISABLE");
        notYet(step.run(run));
    }

    private void standsStill() {
        notYet(step.undo(run));
        orders.clock().passes(Duration.ofSeconds(60));
    }

    private void made() throws Exception {
        notYet(step.run(run));
        orders.rds().work();
        notYet(step.run(run));
        orders.rds().work();
        done(step.run(run));
    }
}
