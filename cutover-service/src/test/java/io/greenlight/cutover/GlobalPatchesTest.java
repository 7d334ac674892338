package io.greenlight.cutover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.greenlight.backbone.journal.FakeJournal;
import io.greenlight.backbone.journal.FakeJournal.When;
import io.greenlight.contracts.CutoverAbandoned;
import io.greenlight.contracts.GlobalMember;
import io.greenlight.contracts.Mode;
import io.greenlight.contracts.Reason;
import io.greenlight.contracts.StepEnded;
import io.greenlight.contracts.UpgradeEvent;
import io.greenlight.contracts.UpgradedGlobally;
import io.greenlight.cutover.global.GlobalWorld;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// All members of a Global Database get the newest patch of the version that they have.
final class GlobalPatchesTest {

    private static final List<String> ALL =
            List.of(
                    "system-update of arn:orders-far-1",
                    "system-update of arn:orders-far-2",
                    "system-update of arn:orders-2",
                    "system-update of arn:orders-1",
                    "write");

    private final GlobalScene scene = withPatches();
    private final GlobalWorld world = scene.world;

    @Test
    void secondariesArePatchedFirstAndWhoWritesLast() {
        UpgradedGlobally upgraded =
                assertInstanceOf(UpgradedGlobally.class, scene.hearOut(scene.prepared()).getLast());

        assertEquals(ALL, world.acts);
        assertEquals(GlobalWorld.FROM, upgraded.version());
        assertEquals(
                List.of("17.10.5"),
                upgraded.members().stream().map(GlobalMember::patchLevel).distinct().toList());
    }

    @Test
    void aPatchOfAClusterIsOneForItsInstances() {
        GlobalScene whole = new GlobalScene(Mode.PATCH);
        whole.world.home.want("orders", "db-upgrade");
        whole.world.far.want("orders-far", "db-upgrade");

        assertInstanceOf(UpgradedGlobally.class, whole.hearOut(whole.prepared()).getLast());
        assertEquals(
                List.of("db-upgrade of arn:orders-far", "db-upgrade of arn:orders", "write"),
                whole.world.acts);
    }

    @Test
    void whereNothingWaitsNothingIsDone() {
        GlobalScene idle = new GlobalScene(Mode.PATCH);

        List<UpgradeEvent> said = idle.hearOut(idle.prepared());

        assertInstanceOf(UpgradedGlobally.class, said.getLast());
        assertTrue(sentence(said).startsWith("nothing was pending; every member is"));
        assertEquals(List.of("write"), idle.world.acts);
    }

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
                                        + " 17.10.3"),
                reason::sentence);
        assertEquals(List.of(), unlike.world.acts);
    }

    @Test
    void whatRdsDoesNotApplyIsAskedForAFewTimesAndThenTold() {
        world.home.becomeDeaf();

        Reason reason = abandoned(scene.hearOut(scene.prepared()));

        assertEquals("patch-refused", reason.code());
        String vain = "system-update of arn:orders-2";
        assertEquals(List.of(ALL.get(0), ALL.get(1), vain, vain, vain), world.acts);
        assertTrue(world.files.read(GlobalWorld.UPGRADE, "UPGRADE-timeline.md").isPresent());
    }

    static Stream<Arguments> writes() {
        GlobalScene undisturbed = withPatches();
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
        assertEquals(
                ALL.size() - 1,
                world.acts.stream().filter(act -> act.startsWith("system")).count());
    }

    private static GlobalScene withPatches() {
        GlobalScene scene = new GlobalScene(Mode.PATCH);
        for (String name : List.of("orders-1", "orders-2")) {
            scene.world.home.want(name, "system-update");
        }
        for (String name : List.of("orders-far-2", "orders-far-1")) {
            scene.world.far.want(name, "system-update");
        }
        return scene;
    }

    private static Reason abandoned(List<UpgradeEvent> said) {
        return assertInstanceOf(CutoverAbandoned.class, said.getLast()).reason();
    }

    private static String sentence(List<UpgradeEvent> said) {
        return said.stream()
                .filter(StepEnded.class::isInstance)
                .map(StepEnded.class::cast)
                .filter(one -> one.step().equals("apply-patches"))
                .map(StepEnded::sentence)
                .findFirst()
                .orElseThrow();
    }
}
