package io.greenlight.cutover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.greenlight.backbone.journal.FakeJournal;
import io.greenlight.backbone.journal.FakeJournal.When;
import io.greenlight.contracts.CutoverAbandoned;
import io.greenlight.contracts.Downtime;
import io.greenlight.contracts.GlobalMember;
import io.greenlight.contracts.Happening;
import io.greenlight.contracts.Mode;
import io.greenlight.contracts.Reason;
import io.greenlight.contracts.StepEnded;
import io.greenlight.contracts.UpgradeEvent;
import io.greenlight.contracts.UpgradeStuck;
import io.greenlight.contracts.UpgradedGlobally;
import io.greenlight.cutover.global.GlobalWorld;
import io.greenlight.cutover.global.GlobalWorld.Ending;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// All members of a Global Database get a new minor.
final class GlobalRunsTest {

    private static final String ASK = "upgrade shop to 17.11";
    private static final List<String> ALL = List.of(ASK, "write");

    private final GlobalScene scene = new GlobalScene(Mode.UPGRADE);
    private final GlobalWorld world = scene.world;

    @Test
    void allMembersComeToTheNewMinor() {
        UpgradedGlobally upgraded =
                assertInstanceOf(UpgradedGlobally.class, scene.hearOut(scene.prepared()).getLast());

        assertEquals(GlobalWorld.TO, upgraded.version());
        assertEquals("shop", upgraded.globalCluster());
        assertEquals(
                List.of(
                        new GlobalMember(GlobalWorld.ORDERS, "orders-1", "17.11", "17.11.0"),
                        new GlobalMember(GlobalWorld.ORDERS, "orders-2", "17.11", "17.11.0"),
                        new GlobalMember(GlobalWorld.FAR, "orders-far-1", "17.11", "17.11.0"),
                        new GlobalMember(GlobalWorld.FAR, "orders-far-2", "17.11", "17.11.0")),
                upgraded.members());
        assertEquals(ALL, world.acts);
        assertEquals("upgraded", world.home.tags().get("UpgradeDB:Status"));
        assertFalse(world.hasSchema());
    }

    @Test
    void everyEndpointOfEveryRegionIsLookedAt() {
        List<UpgradeEvent> said = scene.hearOut(scene.prepared());

        UpgradedGlobally upgraded = assertInstanceOf(UpgradedGlobally.class, said.getLast());
        assertEquals(
                List.of(
                        "orders-1.example:5432",
                        "orders-2.example:5432",
                        "orders-far-1.example:5432",
                        "orders-far-2.example:5432",
                        "orders-far-ro.example:5432",
                        "orders-ro.example:5432",
                        "orders.example:5432"),
                upgraded.downtimes().stream().map(Downtime::endpoint).toList());
        String begun = sentence(said, "begin-probe");
        assertTrue(begun.contains("orders.example:5432 (eu-central-1 writer)"), begun);
        assertTrue(begun.contains("orders-far-ro.example:5432 (ap-northeast-1 readers)"), begun);
    }

    @Test
    void whatRdsToldInAllRegionsIsOneTimeline() {
        UpgradedGlobally upgraded =
                assertInstanceOf(UpgradedGlobally.class, scene.hearOut(scene.prepared()).getLast());

        assertEquals(
                List.of("ap-northeast-1", "eu-central-1", "ap-northeast-1", "eu-central-1"),
                upgraded.timeline().stream().map(Happening::region).toList());
        assertEquals("memory:UPGRADE-timeline.md", upgraded.timelineFile());
        String table = file("UPGRADE-timeline.md");
        assertTrue(
                table.startsWith("# What RDS told of shop\n\n| Time (UTC) | Resource | Event |"));
        assertTrue(
                table.contains(
                        ".000 | eu-central-1 DB cluster orders | Database cluster \\| engine"
                                + " version has been upgraded. |\n"),
                table);
        assertTrue(file("UPGRADE-timeline.json").contains("\"resource\" : \"orders-far\""));
        assertEquals(
                Set.of(
                        "UPGRADE-operations-summary.log",
                        "UPGRADE-probe.csv",
                        "UPGRADE-timeline.json",
                        "UPGRADE-timeline.md"),
                new TreeSet<>(world.files.names(GlobalWorld.UPGRADE, "UPGRADE-")));
    }

    @Test
    void whatRdsTookBackIsToldWithItsReasonAndIsAsBefore() {
        world.end(Ending.TAKEN_BACK);
        world.giveReason("orders-far-2 did not start");

        Reason reason = abandoned(scene.hearOut(scene.prepared()));

        assertEquals("upgrade-rolled-back", reason.code());
        assertEquals(
                "RDS began to upgrade shop to 17.11 and took every member back to 17.10: orders-far"
                        + " in ap-northeast-1: Database cluster upgrade failed: orders-far-2 did"
                        + " not start",
                reason.sentence());
        assertEquals(ALL, world.acts);
        assertFalse(world.hasSchema());
        assertTrue(file("UPGRADE-timeline.md").contains("orders-far-2 did not start"));
        assertTrue(world.files.read(GlobalWorld.UPGRADE, "UPGRADE-probe.csv").isPresent());
    }

    @Test
    void whatRdsTookBackWithoutAReasonIsNotAskedForAgain() {
        world.end(Ending.TAKEN_BACK);

        Reason reason = abandoned(scene.hearOut(scene.prepared()));

        assertEquals("upgrade-rolled-back", reason.code());
        assertTrue(reason.sentence().endsWith("it gives no reason"), reason::sentence);
        assertEquals(ALL, world.acts);
    }

    @Test
    void anRdsThatDoesNotHearIsAskedAFewTimesOnly() {
        world.end(Ending.DEAF);

        Reason reason = abandoned(scene.hearOut(scene.prepared()));

        assertEquals("upgrade-refused", reason.code());
        assertEquals(List.of(ASK, ASK, ASK, "write"), world.acts);
    }

    @Test
    void membersOfTwoVersionsNeedAPersonAndNothingIsTakenBack() {
        world.end(Ending.IN_PART);

        UpgradeStuck stuck = stuck(scene.hearUntil(scene.prepared(), UpgradeStuck.class));

        assertEquals("verify-members", stuck.step());
        assertEquals("members-differ", stuck.reason().code());
        assertTrue(
                stuck.reason()
                        .sentence()
                        .endsWith(
                                "orders in eu-central-1 is 17.10, orders-far in ap-northeast-1 is"
                                        + " 17.11"),
                stuck.reason()::sentence);
        assertEquals(List.of(ASK), world.acts);

        world.home.come(GlobalWorld.TO);

        assertInstanceOf(UpgradedGlobally.class, scene.hearOut(scene.prepared()).getLast());
        assertEquals(ALL, world.acts);
    }

    @Test
    void aMemberThatLagsBehindIsWaitedFor() {
        world.home.become("upgrading");
        world.far.become("upgrading");
        scene.hear(scene.prepared());
        world.far.come(GlobalWorld.TO);
        world.home.come(GlobalWorld.TO);
        world.far.say("orders-far-2", "17.10", 4);
        List<UpgradeEvent> said = scene.hear(scene.prepared());
        String waiting = sentence(said, "verify-members");
        world.far.say("orders-far-2", "17.11", 0);

        assertTrue(
                waiting.endsWith("orders-far-2 of orders-far in ap-northeast-1 is 17.10"), waiting);
        assertInstanceOf(UpgradedGlobally.class, scene.hearOut(scene.prepared()).getLast());
    }

    @Test
    void aMemberThatKeepsAnotherPatchNeedsAPerson() {
        scene.hear(scene.prepared());
        world.getOn();
        world.getOn();
        world.far.say("orders-far-1", "17.11", 2);

        UpgradeStuck stuck = stuck(scene.hearUntil(scene.prepared(), UpgradeStuck.class));

        assertEquals("patch-levels-differ", stuck.reason().code());
        assertTrue(
                stuck.reason()
                        .sentence()
                        .contains("orders-far-1 of orders-far in ap-northeast-1 is 17.11.2"),
                stuck.reason()::sentence);
    }

    @Test
    void anInstanceThatCameToHarmNeedsAPerson() {
        scene.hear(scene.prepared());
        world.getOn();
        world.getOn();
        world.far.become("orders-far-1", "incompatible-parameters");

        UpgradeStuck stuck = stuck(scene.hearUntil(scene.prepared(), UpgradeStuck.class));

        assertEquals("member-failed", stuck.reason().code());
    }

    @Test
    void onlyThePrimaryIsUpgraded() {
        world.lead(GlobalWorld.FAR);

        Reason reason = abandoned(scene.hearOut(scene.prepared()));

        assertEquals("not-the-primary", reason.code());
        assertTrue(reason.sentence().endsWith("its primary is orders-far in ap-northeast-1"));
        assertEquals(List.of(), world.acts);
    }

    @Test
    void aClusterThatStandsAloneIsLeftAlone() {
        world.lead(null);

        assertEquals("no-global-database", abandoned(scene.hearOut(scene.prepared())).code());
        assertEquals(List.of(), world.acts);
    }

    static Stream<Arguments> writes() {
        GlobalScene undisturbed = new GlobalScene(Mode.UPGRADE);
        undisturbed.hearOut(undisturbed.prepared());
        return IntStream.rangeClosed(1, undisturbed.journal.writes())
                .boxed()
                .flatMap(write -> Stream.of(When.values()).map(when -> Arguments.of(write, when)));
    }

    @ParameterizedTest
    @MethodSource("writes")
    void anotherCopyGoesOnWhereverTheFirstDied(int write, When when) {
        UpgradeEvent event = scene.prepared();
        scene.journal.crashAt(write, when);
        assertThrows(FakeJournal.Crash.class, () -> scene.hearOut(event));

        UpgradeEvent end = scene.hearOut(event).getLast();

        assertInstanceOf(UpgradedGlobally.class, end);
        assertEquals(ALL, world.acts.stream().distinct().toList());
        assertEquals(1, world.acts.stream().filter(ASK::equals).count(), world.acts::toString);
        assertFalse(world.hasSchema());
    }

    private String file(String name) {
        return world.files.read(GlobalWorld.UPGRADE, name).orElseThrow();
    }

    private static Reason abandoned(List<UpgradeEvent> said) {
        return assertInstanceOf(CutoverAbandoned.class, said.getLast()).reason();
    }

    private static UpgradeStuck stuck(List<UpgradeEvent> said) {
        return assertInstanceOf(UpgradeStuck.class, said.getLast());
    }

    private static String sentence(List<UpgradeEvent> said, String step) {
        return said.stream()
                .filter(StepEnded.class::isInstance)
                .map(StepEnded.class::cast)
                .filter(one -> one.step().equals(step))
                .map(StepEnded::sentence)
                .findFirst()
                .orElseThrow();
    }
}
