package io.greenlight.cutover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.greenlight.contracts.ConsentNeeded;
import io.greenlight.contracts.ConsentToken;
import io.greenlight.contracts.CutoverAbandoned;
import io.greenlight.contracts.CutoverRequested;
import io.greenlight.contracts.Loss;
import io.greenlight.contracts.PostgresVersion;
import io.greenlight.contracts.UpgradeEvent;
import io.greenlight.contracts.UpgradedInPlace;
import io.greenlight.cutover.inplace.InPlaceWorld;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// A cluster is upgraded where it stands.
final class InPlaceRunsTest {

    private static final String UPGRADE =
            "upgrade to 17.10, groups greenlight-0123abcd, greenlight-0123abcd-own";

    private static final List<String> ALL =
            List.of(
                    "-slot feed in shop",
                    UPGRADE,
                    "write",
                    "+slot feed in shop",
                    "rebuild public.old");

    private final InPlaceScene scene = new InPlaceScene("14.24", "17.10");
    private final InPlaceWorld world = scene.world;

    @Test
    void aClusterComesToItsNewMajor() {
        UpgradeEvent end = scene.hearOut(scene.prepared()).getLast();

        UpgradedInPlace upgraded = assertInstanceOf(UpgradedInPlace.class, end);
        assertEquals(new PostgresVersion(17, 10), upgraded.version());
        assertEquals(world.wayBack(), upgraded.wayBack());
        assertEquals(
                List.of("orders-ro.example:5432", "orders.example:5432"),
                upgraded.downtimes().stream().map(one -> one.endpoint()).toList());
        assertEquals(List.of(UPGRADE, "write", "rebuild public.old"), world.acts);
        assertEquals("upgraded", world.fleet.tagsOf("orders").get("UpgradeDB:Status"));
        assertFalse(world.servers.hasSchema());
    }

    @Test
    void aNewMinorKeepsGroupsAndSlots() {
        InPlaceScene minor = new InPlaceScene("17.5", "17.10");
        minor.world.servers.makeSlot("feed");

        UpgradeEvent end = minor.hearOut(minor.prepared()).getLast();

        assertInstanceOf(UpgradedInPlace.class, end);
        assertEquals(
                List.of(
                        "upgrade to 17.10, groups as they are, none",
                        "write",
                        "rebuild public.old"),
                minor.world.acts);
        assertEquals(List.of("feed"), minor.world.servers.slots());
    }

    @Test
    void logsSayWhatTheirNamesSay() {
        scene.hearOut(scene.prepared());

        assertEquals(
                Set.of(
                        "UPGRADE-analyze.log",
                        "UPGRADE-extensions.log",
                        "UPGRADE-indexes.log",
                        "UPGRADE-operations-summary.log",
                        "UPGRADE-probe.csv"),
                new TreeSet<>(world.files.names(InPlaceWorld.UPGRADE, "UPGRADE-")));
        assertTrue(
                file("UPGRADE-analyze.log")
                        .contains("Z public.item analyzed, full, in 0 ms in shop"));
        assertTrue(file("UPGRADE-extensions.log").contains("Z pg_trgm 1.5 -> 1.6 in shop"));
        assertTrue(file("UPGRADE-indexes.log").contains("Z public.old in shop (an old minor"));
        assertTrue(
                file("UPGRADE-operations-summary.log")
                        .contains("Z verify-readers, done: 1 readers say that they are 17.10"));
    }

    @Test
    void whatAKilledSliceDidNotWriteStandsInTheLogAllTheSame() {
        List<UpgradeEvent> first = scene.hear(scene.prepared());
        assertTrue(file("UPGRADE-operations-summary.log").contains("Z resolve-cluster, done: "));
        world.files.write(InPlaceWorld.UPGRADE, "UPGRADE-operations-summary.log", "");

        scene.hearOut(wish(first));

        String log = file("UPGRADE-operations-summary.log");
        assertTrue(log.contains("Z resolve-cluster, done: "), log);
        assertEquals(log.lines().distinct().count(), log.lines().count());
    }

    @Test
    void aSlotWaitsForAYesAndIsMadeAgain() {
        world.servers.makeSlot("feed");
        List<UpgradeEvent> first = scene.hear(scene.prepared());
        ConsentNeeded asked = question(first);
        scene.clock.passes(Duration.ofSeconds(30));
        ConsentNeeded again = question(scene.hear(wish(first)));

        assertEquals(asked, again);
        assertEquals(
                List.of(
                        new Loss(
                                "bytes of log held back for the slot feed of shop, read by nobody",
                                4096)),
                asked.lost());
        assertEquals(List.of(), world.acts);

        scene.hear(scene.yes(asked.token()));
        UpgradeEvent end = scene.hearOut(wish(first)).getLast();

        assertInstanceOf(UpgradedInPlace.class, end);
        assertEquals(ALL, world.acts);
        assertEquals(List.of("feed"), world.servers.slots());
    }

    @Test
    void aYesToAnotherQuestionIsNone() {
        world.servers.makeSlot("feed");
        List<UpgradeEvent> first = scene.hear(scene.prepared());

        scene.hear(scene.yes(new ConsentToken("00000000")));
        List<UpgradeEvent> then = scene.hear(wish(first));

        assertEquals(question(first), question(then));
        assertFalse(world.isGiven(InPlaceWorld.UPGRADE, new ConsentToken("00000000")));
        assertEquals(List.of(), world.acts);
    }

    @Test
    void aQuestionLapsesAndALateYesIsNone() {
        world.servers.makeSlot("feed");
        List<UpgradeEvent> first = scene.hear(scene.prepared());
        scene.clock.passes(Duration.ofHours(25));
        scene.hear(scene.yes(question(first).token()));

        UpgradeEvent end = scene.hearOut(wish(first)).getLast();

        CutoverAbandoned abandoned = assertInstanceOf(CutoverAbandoned.class, end);
        assertEquals("no-consent", abandoned.reason().code());
        assertTrue(abandoned.reason().remedy().contains("Key=UpgradeDB:DropSlots,Value=Y"));
        assertTrue(abandoned.reason().remedy().contains("inject consent-given"));
        assertEquals(List.of(), world.acts);
        assertEquals(List.of("feed"), world.servers.slots());
    }

    @Test
    void aTagIsAYesToAnySlot() {
        world.servers.makeSlot("feed");
        world.tag("UpgradeDB:DropSlots", "Y");

        UpgradeEvent end = scene.hearOut(scene.prepared()).getLast();

        assertInstanceOf(UpgradedInPlace.class, end);
        assertEquals(ALL, world.acts);
    }

    @Test
    void anOwnerWhoDropsTheSlotHimselfIsNotAskedAnyMore() {
        world.servers.makeSlot("feed");
        List<UpgradeEvent> first = scene.hear(scene.prepared());
        world.servers.dropSlot("feed");

        List<UpgradeEvent> said = scene.hearOut(wish(first));

        assertInstanceOf(UpgradedInPlace.class, said.getLast());
        assertTrue(said.stream().noneMatch(ConsentNeeded.class::isInstance));
    }

    @Test
    void anUpgradeThatIsRefusedLeavesAllAsItWasAndItsReason() {
        world.servers.makeSlot("feed");
        world.tag("UpgradeDB:DropSlots", "Y");
        world.rds.object("pg_upgrade_precheck.log: the type unknown is used");

        UpgradeEvent end = scene.hearOut(scene.prepared()).getLast();

        CutoverAbandoned abandoned = assertInstanceOf(CutoverAbandoned.class, end);
        assertEquals("upgrade-refused", abandoned.reason().code());
        assertTrue(abandoned.reason().sentence().contains("the type unknown is used"));
        assertEquals(List.of("-slot feed in shop", UPGRADE, "+slot feed in shop"), world.acts);
        assertFalse(world.servers.hasSchema());
        assertTrue(world.files.read(InPlaceWorld.UPGRADE, "UPGRADE-probe.csv").isPresent());
    }

    @Test
    void anRdsThatDoesNotHearIsAskedAFewTimesOnly() {
        world.rds.becomeDeaf();

        UpgradeEvent end = scene.hearOut(scene.prepared()).getLast();

        CutoverAbandoned abandoned = assertInstanceOf(CutoverAbandoned.class, end);
        assertEquals("upgrade-refused", abandoned.reason().code());
        assertEquals(List.of(UPGRADE, UPGRADE, UPGRADE), world.acts);
    }

    @Test
    void withoutACloneToGoBackToNothingIsBegun() {
        world.fleet.remove(InPlaceWorld.BEFORE.identifier());

        UpgradeEvent end = scene.hearOut(scene.prepared()).getLast();

        assertEquals(
                "way-back-missing", assertInstanceOf(CutoverAbandoned.class, end).reason().code());
        assertEquals(List.of(), world.acts);
    }

    @Test
    void aCloneThatGoesWhileSomebodyIsAskedStopsTheUpgrade() {
        world.servers.makeSlot("feed");
        List<UpgradeEvent> first = scene.hear(scene.prepared());
        world.fleet.remove(InPlaceWorld.BEFORE.identifier());
        scene.hear(scene.yes(question(first).token()));

        UpgradeEvent end = scene.hearOut(wish(first)).getLast();

        assertEquals(
                "way-back-missing", assertInstanceOf(CutoverAbandoned.class, end).reason().code());
        assertEquals(List.of("-slot feed in shop", "+slot feed in shop"), world.acts);
    }

    @Test
    void aLogThatIsNotCopiedAnyMoreIsCopiedAgain() {
        world.rds.loseExport();

        assertInstanceOf(UpgradedInPlace.class, scene.hearOut(scene.prepared()).getLast());
        assertTrue(world.acts.contains("export postgresql"));
    }

    private String file(String name) {
        return world.files.read(InPlaceWorld.UPGRADE, name).orElseThrow();
    }

    private static ConsentNeeded question(List<UpgradeEvent> said) {
        return said.stream()
                .filter(ConsentNeeded.class::isInstance)
                .map(ConsentNeeded.class::cast)
                .findFirst()
                .orElseThrow();
    }

    /// The service's own wish to look again.
    private static CutoverRequested wish(List<UpgradeEvent> said) {
        return assertInstanceOf(CutoverRequested.class, said.getLast());
    }
}
