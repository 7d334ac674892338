package io.greenlight.cutover;

import static io.greenlight.cutover.PatchScenes.ALL;
import static io.greenlight.cutover.PatchScenes.OF_CLUSTERS;
import static io.greenlight.cutover.PatchScenes.UPDATE;
import static io.greenlight.cutover.PatchScenes.ofClusters;
import static io.greenlight.cutover.PatchScenes.sentence;
import static io.greenlight.cutover.PatchScenes.withPatches;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.greenlight.backbone.journal.FakeJournal;
import io.greenlight.backbone.journal.FakeJournal.When;
import io.greenlight.contracts.GlobalMember;
import io.greenlight.contracts.Mode;
import io.greenlight.contracts.UpgradeEvent;
import io.greenlight.contracts.UpgradedGlobally;
import io.greenlight.cutover.global.GlobalWorld;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// All members of a Global Database get the newest patch of the version that they have.
final class GlobalPatchesTest {

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
        whole.world.home.waiting().want("orders", UPDATE);
        whole.world.far.waiting().want("orders-far", UPDATE);

        assertInstanceOf(UpgradedGlobally.class, whole.hearOut(whole.prepared()).getLast());
        assertEquals(OF_CLUSTERS, whole.world.acts);
    }

    @Test
    void thePrimaryIsNotTouchedBeforeItsSecondaryIsSeenToBePatched() {
        GlobalScene slow = ofClusters();
        slow.world.far.waiting().beginAfter(20);

        slow.hear(slow.prepared());
        slow.clock.passes(Duration.ofSeconds(1));
        slow.hear(slow.prepared());

        assertEquals(OF_CLUSTERS.subList(0, 1), slow.world.acts);
        assertInstanceOf(UpgradedGlobally.class, slow.hearOut(slow.prepared()).getLast());
        assertEquals(List.of("17.10.5"), levels(slow));
        assertEquals(OF_CLUSTERS.getFirst(), slow.world.acts.getFirst());
        assertEquals(1, slow.world.acts.stream().filter(OF_CLUSTERS.get(1)::equals).count());
    }

    @Test
    void whatIsNoPatchIsLeftAloneAndNamed() {
        GlobalScene mixed = ofClusters();
        mixed.world.far.waiting().want("orders-far-1", "ca-certificate-rotation");
        mixed.world.far.waiting().want("orders-far-1", "hardware-maintenance");
        mixed.world.home.waiting().want("orders", "db-upgrade");

        List<UpgradeEvent> said = mixed.hearOut(mixed.prepared());

        assertInstanceOf(UpgradedGlobally.class, said.getLast());
        assertEquals(OF_CLUSTERS, mixed.world.acts);
        String left =
                "; no patch, and left alone: ca-certificate-rotation of arn:orders-far-1,"
                        + " hardware-maintenance of arn:orders-far-1, db-upgrade of arn:orders";
        assertTrue(sentence(said, "find-patches").endsWith(left), sentence(said, "find-patches"));
        assertTrue(sentence(said).endsWith("every member is [17.10.5]" + left), sentence(said));
    }

    @Test
    void anUpdateOfTheOperatingSystemIsOverWhenItIsListedNoMore() {
        GlobalScene system = new GlobalScene(Mode.PATCH);
        system.world.far.waiting().want("orders-far", "os-upgrade");

        List<UpgradeEvent> said = system.hearOut(system.prepared());

        assertInstanceOf(UpgradedGlobally.class, said.getLast());
        assertEquals(
                "RDS has applied os-upgrade of arn:orders-far; every member is [17.10.4]",
                sentence(said));
    }

    @Test
    void whatSomebodyElseHasAppliedIsNotWaitedFor() {
        GlobalScene late = ofClusters();
        late.world.far.waiting().forget("orders-far");
        for (String name : List.of("orders-far-1", "orders-far-2")) {
            late.world.far.say(name, "17.10", 5);
        }

        List<UpgradeEvent> said = late.hearOut(late.prepared());

        assertInstanceOf(UpgradedGlobally.class, said.getLast());
        assertEquals(
                "RDS has applied system-update of arn:orders; every member is [17.10.5]",
                sentence(said));
    }

    @Test
    void whereNothingWaitsNothingIsDone() {
        GlobalScene idle = new GlobalScene(Mode.PATCH);

        List<UpgradeEvent> said = idle.hearOut(idle.prepared());

        assertInstanceOf(UpgradedGlobally.class, said.getLast());
        assertTrue(sentence(said).startsWith("nothing was pending; every member is"));
        assertEquals(List.of("write"), idle.world.acts);
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

    private static List<String> levels(GlobalScene scene) {
        return Stream.of(scene.world.home, scene.world.far)
                .flatMap(region -> region.patchLevels().stream())
                .distinct()
                .toList();
    }
}
