package io.greenlight.cutover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.greenlight.backbone.cluster.RdsAtWork;
import io.greenlight.contracts.CutoverAbandoned;
import io.greenlight.contracts.CutoverRequested;
import io.greenlight.contracts.Mode;
import io.greenlight.contracts.Reason;
import io.greenlight.contracts.UpgradeEvent;
import io.greenlight.contracts.UpgradedGlobally;
import io.greenlight.cutover.global.GlobalWorld;
import io.greenlight.cutover.global.GlobalWorld.Ending;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// RDS takes its time, says no, says it too early or too late, and changes who leads.
final class GlobalPatienceTest {

    private static final String ASK = "upgrade shop to 17.11";
    private static final String FAILED = "Database cluster upgrade failed: prechecks";

    private final GlobalScene scene = new GlobalScene(Mode.UPGRADE);
    private final GlobalWorld world = scene.world;
    private UpgradeEvent next = scene.prepared();

    @Test
    void anUpgradeThatShowsLateIsNotTakenForOneThatIsRefused() {
        world.begin(8);

        assertInstanceOf(UpgradedGlobally.class, scene.hearOut(next).getLast());
        assertEquals(List.of(ASK, ASK, "write"), world.acts);
    }

    @Test
    void whatRdsNeverTookIsRefusedInItsWords() {
        for (int call = 1; call <= 3; call++) {
            world.refuse(new RdsAtWork("orders-far is stopping", new IllegalStateException()));
        }

        Reason reason = abandoned(scene.hearOut(next));

        assertEquals("upgrade-refused", reason.code());
        assertTrue(reason.sentence().endsWith("orders-far is stopping"), reason::sentence);
        assertEquals(List.of(ASK, ASK, ASK, "write"), world.acts);
    }

    @Test
    void aCallThatFailsOnceIsMadeAgain() {
        world.refuse(new IllegalArgumentException("throttled"));

        assertInstanceOf(UpgradedGlobally.class, scene.hearOut(next).getLast());
        assertEquals(List.of(ASK, ASK, "write"), world.acts);
    }

    @Test
    void aComplaintEndsNothingThatMayHaveGoneWell() {
        look(0);
        look(30);
        world.home.become("available");
        world.far.become("available");
        world.log(FAILED);
        world.far.tell(FAILED);

        look(30);
        world.home.come(GlobalWorld.TO);
        world.far.come(GlobalWorld.TO);

        assertInstanceOf(UpgradedGlobally.class, scene.hearOut(next).getLast());
        assertEquals(List.of(ASK, "write"), world.acts);
    }

    @Test
    void aComplaintOfOneCallDoesNotEndTheNext() {
        world.end(Ending.DEAF);
        look(0);
        look(60);
        scene.clock.passes(Duration.ofSeconds(1));
        world.far.tell(FAILED);

        look(30);
        world.home.become("upgrading");
        world.far.become("upgrading");
        world.end(Ending.GOOD);

        assertInstanceOf(UpgradedGlobally.class, scene.hearOut(next).getLast());
        assertEquals(List.of(ASK, ASK, "write"), world.acts);
    }

    @Test
    void whatZeroDowntimeCostIsNoComplaint() {
        world.end(Ending.TAKEN_BACK);
        look(0);
        world.home.tell("Attempt to upgrade 'orders-1' with zero downtime failed.");

        Reason reason = abandoned(scene.hearOut(next));

        assertTrue(reason.sentence().endsWith("it gives no reason"), reason::sentence);
    }

    @Test
    void aRefusalThatIsToldIsBelievedAfterAMinute() {
        world.end(Ending.DEAF);
        look(0);
        world.far.tell(FAILED);

        Reason reason = abandoned(scene.hearOut(next));

        assertEquals("upgrade-refused", reason.code());
        assertTrue(
                reason.sentence().endsWith("orders-far in ap-northeast-1: " + FAILED),
                reason::sentence);
        assertEquals(List.of(ASK, "write"), world.acts);
    }

    @Test
    void whoeverLeadsByNowIsNotAskedForUs() {
        world.end(Ending.DEAF);
        look(0);
        world.lead(GlobalWorld.FAR);

        List<UpgradeEvent> said = scene.hearOut(next);

        assertEquals("not-the-primary", abandoned(said).code());
        assertEquals(List.of(ASK), world.acts);
    }

    @Test
    void betweenTwoPrimariesNobodyIsTakenForASecondary() {
        world.leadNobody();
        world.lead(GlobalWorld.FAR);
        world.leadNobody();
        look(0);
        world.lead(GlobalWorld.ORDERS);

        assertInstanceOf(UpgradedGlobally.class, scene.hearOut(next).getLast());
    }

    @Test
    void thatRdsIsAtWorkIsNotWrittenDownAtEachLook() {
        look(0);
        int before = scene.journal.writes();
        look(1);
        int first = scene.journal.writes() - before;
        look(1);
        int second = scene.journal.writes() - before - first;

        // What the first writes down: that it looks, that RDS is at work, and what it waits for.
        assertEquals(List.of(3, 1), List.of(first, second));
    }

    @Test
    void theLastWordOfAMemberIsWaitedFor() {
        look(0);
        world.home.come(GlobalWorld.TO);
        world.far.come(GlobalWorld.TO);
        look(30);
        look(40);
        world.home.tell("Database cluster Engine version HAS BEEN UPGRADED.");
        world.far.tell("Database cluster Engine version HAS BEEN UPGRADED.");

        List<UpgradeEvent> said = scene.hear(next);

        UpgradedGlobally upgraded = assertInstanceOf(UpgradedGlobally.class, said.getLast());
        assertEquals(4, upgraded.timeline().size());
    }

    /// So many seconds later the run is looked at again, and is not over.
    private void look(int seconds) {
        scene.clock.passes(Duration.ofSeconds(seconds));
        List<UpgradeEvent> said = scene.hear(next);
        next = assertInstanceOf(CutoverRequested.class, said.getLast());
        assertFalse(said.stream().anyMatch(CutoverAbandoned.class::isInstance));
    }

    private static Reason abandoned(List<UpgradeEvent> said) {
        return assertInstanceOf(CutoverAbandoned.class, said.getLast()).reason();
    }
}
