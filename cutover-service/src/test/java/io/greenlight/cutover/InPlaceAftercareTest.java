package io.greenlight.cutover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.greenlight.backbone.cluster.Endpoint;
import io.greenlight.backbone.cluster.Instance;
import io.greenlight.backbone.journal.FakeJournal;
import io.greenlight.backbone.journal.FakeJournal.When;
import io.greenlight.contracts.ConsentNeeded;
import io.greenlight.contracts.UpgradeEvent;
import io.greenlight.contracts.UpgradedInPlace;
import io.greenlight.cutover.inplace.InPlaceWorld;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What is put right when RDS has upgraded a cluster: groups of members, and collations.
final class InPlaceAftercareTest {

    private static final String UPGRADE =
            "upgrade to 17.10, groups greenlight-0123abcd, greenlight-0123abcd-own";

    private static final String REPORTS = "group greenlight-0123abcd-reports for orders-2";

    private final InPlaceScene scene = new InPlaceScene("14.24", "17.10");
    private final InPlaceWorld world = scene.world;

    static Stream<Arguments> writes() {
        InPlaceScene undisturbed = new InPlaceScene("14.24", "17.10");
        withReaderOf("reports", undisturbed.world);
        undisturbed.hearOut(undisturbed.prepared());
        return IntStream.rangeClosed(1, undisturbed.journal.writes())
                .boxed()
                .flatMap(write -> Stream.of(When.values()).map(when -> Arguments.of(write, when)));
    }

    @ParameterizedTest
    @MethodSource("writes")
    void aReaderGetsItsGroupWhereverACopyDies(int write, When when) {
        withReaderOf("reports", world);
        UpgradeEvent event = scene.prepared();
        scene.journal.crashAt(write, when);
        assertThrows(FakeJournal.Crash.class, () -> scene.hearOut(event));

        assertInstanceOf(UpgradedInPlace.class, scene.hearOut(event).getLast());

        assertEquals(
                List.of(UPGRADE, "write", REPORTS, "reboot orders-2", "rebuild public.old"),
                world.acts.stream().distinct().toList());
        assertEquals(
                List.of("greenlight-0123abcd-own", "greenlight-0123abcd-reports"),
                world.rds.of(InPlaceWorld.CLUSTER).stream().map(Instance::parameterGroup).toList());
    }

    @Test
    void aReaderGetsTheGroupThatWasMadeOfItsOwn() {
        withReaderOf("reports", world);

        UpgradeEvent end = scene.hearOut(scene.prepared()).getLast();

        assertInstanceOf(UpgradedInPlace.class, end);
        assertEquals(
                List.of(UPGRADE, "write", REPORTS, "reboot orders-2", "rebuild public.old"),
                world.acts);
    }

    @Test
    void aReaderWithTheEnginesDefaultGetsThatOfTheNewMajor() {
        withReaderOf("default.aurora-postgresql14", world);

        UpgradeEvent end = scene.hearOut(scene.prepared()).getLast();

        assertInstanceOf(UpgradedInPlace.class, end);
        assertTrue(world.acts.contains("group default.aurora-postgresql17 for orders-2"));
    }

    @Test
    void aGroupThatRdsDoesNotTakeIsToldAndLeft() {
        withReaderOf("reports", world);
        world.rds.refuseGroups();

        UpgradeEvent end = scene.hearOut(scene.prepared()).getLast();

        assertInstanceOf(UpgradedInPlace.class, end);
        assertEquals(List.of(UPGRADE, "write", REPORTS, REPORTS, "rebuild public.old"), world.acts);
        assertTrue(
                file("UPGRADE-operations-summary.log")
                        .contains(
                                "orders-2 has not got the parameter group"
                                        + " greenlight-0123abcd-reports"));
    }

    @Test
    void anEndpointThatIsMadeWhileAPersonIsAskedIsLookedAtToo() {
        world.servers.makeSlot("feed");
        List<UpgradeEvent> first = scene.hear(scene.prepared());
        ConsentNeeded asked =
                first.stream()
                        .filter(ConsentNeeded.class::isInstance)
                        .map(ConsentNeeded.class::cast)
                        .findFirst()
                        .orElseThrow();
        world.customEndpoints.add(new Endpoint("reports.example", 5432));

        scene.hear(scene.yes(asked.token()));
        UpgradeEvent end = scene.hearOut(first.getLast()).getLast();

        assertTrue(
                assertInstanceOf(UpgradedInPlace.class, end).downtimes().stream()
                        .anyMatch(one -> one.endpoint().equals("reports.example:5432")));
    }

    @Test
    void everyTableIsRoughlyAnalyzedBeforeAnyIsInFull() {
        scene.hearOut(scene.prepared());

        assertEquals(List.of("rough", "rough", "fair", "fair", "full", "full"), passes());
    }

    @Test
    void smallTablesAreAnalyzedInFullAtOnceAndOnce() {
        world.servers.shrinkTables();

        scene.hearOut(scene.prepared());

        assertEquals(List.of("full", "full"), passes());
    }

    @Test
    void whatAnUpgradeThatCarriesStatisticsOverLeavesOutIsAnalyzedInFull() {
        world.servers.carryStatisticsOver();

        scene.hearOut(scene.prepared());

        assertEquals(List.of("full", "full"), passes());
    }

    @Test
    void aPassThatASliceEndedInIsFollowedByAllOthers() {
        world.servers.lockTables(2);

        scene.hearOut(scene.prepared());

        assertEquals(List.of("rough", "rough", "fair", "fair", "full", "full"), passes());
    }

    private List<String> passes() {
        return file("UPGRADE-analyze.log")
                .lines()
                .filter(line -> line.contains("public.item analyzed"))
                .map(line -> line.split(", ", -1)[1])
                .toList();
    }

    @Test
    void aTableThatIsLockedIsTriedAgain() {
        world.servers.lockTables(1);

        UpgradeEvent end = scene.hearOut(scene.prepared()).getLast();

        assertInstanceOf(UpgradedInPlace.class, end);
        String log = file("UPGRADE-analyze.log");
        assertTrue(log.contains("public.item waits: somebody has locked it"), log);
        assertTrue(log.contains("every table has statistics"), log);
    }

    @Test
    void collationsWithAnotherLibraryAreTakenDownOnceIndexesAreRebuilt() {
        world.servers.refuseRebuild("it is damaged");
        world.servers.changeLibrary();

        scene.hearOut(scene.prepared());

        assertEquals(
                List.of(UPGRADE, "write", "rebuild public.old", "refresh but for [public.old]"),
                world.acts);
        assertTrue(file("UPGRADE-indexes.log").contains("Z public.de, 1 -> 2: left in shop"));
        assertTrue(
                file("UPGRADE-operations-summary.log")
                        .contains("public.old in shop, refused: it is damaged; collations"));
    }

    private static void withReaderOf(String group, InPlaceWorld world) {
        world.rds.remove(InPlaceWorld.CLUSTER);
        world.rds.put(InPlaceWorld.CLUSTER, "orders-1", Instance.Role.WRITER);
        world.rds.put(InPlaceWorld.CLUSTER, "orders-2", Instance.Role.READER, group);
    }

    private String file(String name) {
        return world.files.read(InPlaceWorld.UPGRADE, name).orElseThrow();
    }
}
