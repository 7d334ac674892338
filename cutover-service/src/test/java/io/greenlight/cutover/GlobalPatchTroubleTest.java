package io.greenlight.cutover;

import static io.greenlight.cutover.PatchScenes.ALL;
import static io.greenlight.cutover.PatchScenes.OF_CLUSTERS;
import static io.greenlight.cutover.PatchScenes.abandoned;
import static io.greenlight.cutover.PatchScenes.ofClusters;
import static io.greenlight.cutover.PatchScenes.stuck;
import static io.greenlight.cutover.PatchScenes.withPatches;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.greenlight.contracts.CutoverAbandoned;
import io.greenlight.contracts.Mode;
import io.greenlight.contracts.Reason;
import io.greenlight.contracts.UpgradeEvent;
import io.greenlight.contracts.UpgradeStuck;
import io.greenlight.contracts.UpgradedGlobally;
import io.greenlight.cutover.global.FakePatches.Manner;
import io.greenlight.cutover.global.GlobalWorld;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Patches that RDS does not apply, or that it applied in part.
final class GlobalPatchTroubleTest {

    private final GlobalScene scene = withPatches();
    private final GlobalWorld world = scene.world;

    @Test
    void whereNothingWaitsAndMembersDifferAPersonIsTold() {
        GlobalScene unlike = new GlobalScene(Mode.PATCH);
        unlike.world.far.say("orders-far-2", "17.10", 3);

        Reason reason = abandoned(unlike.hearOut(unlike.prepared()));

        assertEquals("patch-levels-differ", reason.code());
        assertTrue(
                reason.sentence()
                        .endsWith(
                                "orders-far-1 of orders-far in ap-northeast-1 is 17.10.4,"
                                        + " orders-far-2 of orders-far in ap-northeast-1 is"
                                        + " 17.10.3. RDS was asked for no patch"),
                reason::sentence);
        assertEquals(List.of(), unlike.world.acts);
    }

    @Test
    void whatRdsDoesNotApplyIsAskedForAFewTimesAndThenAPersonIsTold() {
        world.home.waiting().become(Manner.DEAF);

        UpgradeStuck stuck = stuck(scene.hearUntil(scene.prepared(), UpgradeStuck.class));

        assertEquals("patch-refused", stuck.reason().code());
        assertTrue(
                stuck.reason()
                        .sentence()
                        .endsWith("it was asked 3 times; orders-2 is 17.10.4. It told nothing"),
                stuck.reason()::sentence);
        String vain = "system-update of arn:orders-2";
        assertEquals(List.of(ALL.get(0), ALL.get(1), vain, vain, vain), world.acts);
        assertTrue(world.files.read(GlobalWorld.UPGRADE, "UPGRADE-timeline.md").isPresent());
    }

    @Test
    void whatWasAskedForIsNeverTakenBackAndGoesOnWhenItIsThere() {
        world.home.waiting().become(Manner.DEAF);
        List<UpgradeEvent> said = scene.hearUntil(scene.prepared(), UpgradeStuck.class);
        assertEquals("apply-patches", stuck(said).step());

        world.home.waiting().become(Manner.WELL);
        world.home.say("orders-2", "17.10", 5);

        assertInstanceOf(UpgradedGlobally.class, scene.hearOut(scene.prepared()).getLast());
        assertEquals(ALL.getLast(), world.acts.getLast());
        assertTrue(said.stream().noneMatch(CutoverAbandoned.class::isInstance));
    }

    @Test
    void aPatchThatRdsTriedInVainIsNotAskedForAgainAndItsReasonIsTold() {
        GlobalScene vain = ofClusters();
        vain.world.far.waiting().become(Manner.IN_VAIN);

        UpgradeStuck stuck = stuck(vain.hearUntil(vain.prepared(), UpgradeStuck.class));

        assertEquals("patch-refused", stuck.reason().code());
        assertTrue(
                stuck.reason()
                        .sentence()
                        .endsWith(
                                "it was at work on it, and left it undone; orders-far-1 is 17.10.4,"
                                        + " orders-far-2 is 17.10.4. It told orders-far: Unable to"
                                        + " apply maintenance: no room left"),
                stuck.reason()::sentence);
        assertEquals(OF_CLUSTERS.subList(0, 1), vain.world.acts);
    }

    @Test
    void workThatNobodySawButRdsToldOfIsNotAskedForAgain() {
        GlobalScene away = ofClusters();
        away.world.far.waiting().become(Manner.IN_VAIN);
        away.world.far.waiting().beginAfter(1);
        away.hear(away.prepared());
        for (int look = 0; look < 3; look++) {
            away.clock.passes(Duration.ofMinutes(1));
            away.world.getOn();
        }

        UpgradeStuck stuck = stuck(away.hearUntil(away.prepared(), UpgradeStuck.class));

        assertEquals("patch-refused", stuck.reason().code());
        assertEquals(OF_CLUSTERS.subList(0, 1), away.world.acts);
    }

    @Test
    void aPatchIsThereWhenServersSaySoAndNotWhenItIsListedNoMore() {
        GlobalScene paper = ofClusters();
        paper.world.far.waiting().become(Manner.ON_PAPER);

        UpgradeStuck stuck = stuck(paper.hearUntil(paper.prepared(), UpgradeStuck.class));

        assertEquals("patch-refused", stuck.reason().code());
        assertEquals(OF_CLUSTERS.subList(0, 1), paper.world.acts);
    }

    @Test
    void aCallThatRdsDoesNotTakeIsMadeAgainAndWhatItSaysIsTold() {
        GlobalScene refusing = ofClusters();
        refusing.world.far.waiting().refuse(3, "not authorized");

        List<UpgradeEvent> said = refusing.hearUntil(refusing.prepared(), UpgradeStuck.class);

        assertTrue(
                stuck(said)
                        .reason()
                        .sentence()
                        .contains("orders-far in ap-northeast-1: it did not take the call: not"),
                stuck(said).reason()::sentence);
        assertInstanceOf(UpgradedGlobally.class, refusing.hearOut(refusing.prepared()).getLast());
    }

    /// The service was away between the second call and the third.
    @Test
    void theThirdCallHasAsMuchTimeAsTheFirst() {
        GlobalScene late = ofClusters();
        late.world.far.waiting().become(Manner.DEAF);
        late.hear(late.prepared());
        late.clock.passes(Duration.ofMinutes(3));
        late.hear(late.prepared());
        late.clock.passes(Duration.ofMinutes(40));
        late.world.far.waiting().become(Manner.WELL);
        late.hear(late.prepared());
        late.clock.passes(Duration.ofSeconds(2));

        List<UpgradeEvent> said = late.hear(late.prepared());

        assertTrue(said.stream().noneMatch(UpgradeStuck.class::isInstance), said::toString);
        assertInstanceOf(UpgradedGlobally.class, late.hearOut(late.prepared()).getLast());
    }

    @Test
    void whereAnInstanceIsBrokenNothingIsAskedForAndNothingIsTriedAgain() {
        world.far.become("orders-far-2", "storage-full");

        Reason reason = abandoned(scene.hearOut(scene.prepared()));

        assertEquals("member-failed", reason.code());
        assertTrue(
                reason.sentence().endsWith("is storage-full. RDS was asked for no patch"),
                reason::sentence);
        assertEquals(List.of(), world.acts);
    }

    @Test
    void aPatchThatIsANewVersionStopsBeforeTheNextMember() {
        GlobalScene newer = ofClusters();
        newer.hear(newer.prepared());
        newer.world.far.come(GlobalWorld.TO);

        UpgradeStuck stuck = stuck(newer.hearUntil(newer.prepared(), UpgradeStuck.class));

        assertEquals("members-differ", stuck.reason().code());
        assertEquals(OF_CLUSTERS.subList(0, 1), newer.world.acts);
    }
}
