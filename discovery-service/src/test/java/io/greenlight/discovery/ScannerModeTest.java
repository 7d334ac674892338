package io.greenlight.discovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.greenlight.backbone.cluster.FakeFleet;
import io.greenlight.contracts.ClusterSkipped;
import io.greenlight.contracts.Mode;
import io.greenlight.contracts.PostgresVersion;
import io.greenlight.contracts.Reason;
import io.greenlight.contracts.UpgradeDiscovered;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// How far an upgrade is to go, and what goes on from there.
class ScannerModeTest {

    private static final String MODE = "UpgradeDB:Mode";
    private static final String STATUS = "UpgradeDB:Status";

    private final Scene scene = new Scene(5);

    @ParameterizedTest
    @ValueSource(strings = {"PREUPGRADE", "preupgrade", " PreUpgrade "})
    void aClusterIsOnlyPreparedIfItsTagSaysSo(String word) {
        inPlace(Map.of(MODE, word));

        scene.scanner().scan();

        UpgradeDiscovered found = discovered();
        assertEquals(Mode.PREUPGRADE, found.mode());
        assertEquals("14.24 -> 17.11 by in-place", found.path().toString());
        assertEquals(Mode.PREUPGRADE, scene.orders().find(found.upgrade()).orElseThrow().mode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"clone", "in-place"})
    void aRehearsalHasATagOfItsOwnWhateverTheModeSays(String strategy) {
        scene.tagged("orders", Map.of("UpgradeDB:Rehearsal", "y", MODE, "UPGRADE"));
        scene.tag("orders", "UpgradeDB:Strategy", strategy);

        scene.scanner().scan();

        assertEquals(Mode.REHEARSAL, discovered().mode());
    }

    @Test
    void aRehearsedClusterIsUpgradedWhenItsTagsSaySoAndNotBefore() {
        scene.tagged("orders", Map.of("UpgradeDB:Rehearsal", "Y"));
        scene.scanner().scan();
        UpgradeDiscovered rehearsed = discovered();
        scene.tag("orders", STATUS, "rehearsed");
        scene.untag("orders", "UpgradeDB:Rehearsal");
        scene.scanner().scan();
        assertEquals(List.of(), scene.heard());

        scene.tag("orders", MODE, "UPGRADE");
        scene.scanner().scan();

        UpgradeDiscovered upgrade = discovered();
        assertEquals(Mode.UPGRADE, upgrade.mode());
        assertNotEquals(rehearsed.upgrade(), upgrade.upgrade());
    }

    @Test
    void withoutAWordItIsUpgraded() {
        inPlace(Map.of());

        scene.scanner().scan();

        assertEquals(Mode.UPGRADE, discovered().mode());
    }

    @Test
    void aPreparedClusterIsUpgradedWhenItsTagSaysSo() {
        UpgradeDiscovered prepared = prepared();
        scene.tag("orders", MODE, "UPGRADE");

        scene.scanner().scan();
        scene.scanner().scan();

        UpgradeDiscovered upgrade = discovered();
        assertEquals(Mode.UPGRADE, upgrade.mode());
        assertNotEquals(prepared.upgrade(), upgrade.upgrade());
        assertEquals("discovered", scene.tagOf("orders", STATUS));
    }

    @Test
    void aModeThatIsTakenAwayStartsNothing() {
        prepared();
        scene.untag("orders", MODE);

        scene.scanner().scan();

        assertEquals(List.of(), scene.heard());
    }

    @Test
    void aModeThatWasTakenAwayStillHoldsForTheNextRun() {
        prepared();
        scene.untag("orders", MODE);
        scene.tag("orders", "UpgradeDB:Run", "2");

        scene.scanner().scan();

        assertEquals(Mode.PREUPGRADE, discovered().mode());
    }

    @Test
    void aRehearsalThatWasTakenAwayStillHoldsForTheNextRun() {
        scene.tagged("orders", Map.of("UpgradeDB:Rehearsal", "Y"));
        scene.scanner().scan();
        discovered();
        scene.tag("orders", STATUS, "unwound");
        scene.untag("orders", "UpgradeDB:Rehearsal");

        scene.scanner().retry(Scene.NOW.plusSeconds(60));

        assertEquals(Mode.REHEARSAL, discovered().mode());
        assertEquals("2", scene.tagOf("orders", "UpgradeDB:Run"));
    }

    @Test
    void anUpgradeIsRefusedWhileTheClusterIsBeingPrepared() {
        prepared();
        scene.tag("orders", STATUS, "replicating");
        scene.tag("orders", MODE, "UPGRADE");

        scene.scanner().scan();
        scene.scanner().scan();

        assertEquals(List.of("orders is skipped: upgrade-in-progress"), scene.heardInWords());
        assertEquals("replicating", scene.tagOf("orders", STATUS));
    }

    @Test
    void nonsenseAfterThePreparationIsToldAndLeavesTheStatus() {
        prepared();
        scene.tag("orders", MODE, "UPGARDE");

        scene.scanner().scan();
        scene.scanner().scan();
        Reason reason = ((ClusterSkipped) only(scene.heard())).reason();
        String status = scene.tagOf("orders", STATUS);
        scene.tag("orders", MODE, "PREUPGRADE");
        scene.scanner().scan();

        assertEquals("unclear-mode", reason.code());
        assertTrue(reason.remedy().endsWith("Key=UpgradeDB:Mode,Value=PREUPGRADE"));
        assertEquals("prepared", status);
        assertEquals("", scene.tagOf("orders", "UpgradeDB:Reason"));
    }

    @Test
    void aMinorIsForTheWayInPlaceOnly() {
        scene.fleet()
                .put(
                        FakeFleet.cluster(
                                "orders", new PostgresVersion(17, 5), Tagged.tags(Map.of())));
        scene.scanner().scan();
        Reason reason = ((ClusterSkipped) only(scene.heard())).reason();
        scene.tag("orders", "UpgradeDB:Strategy", "in-place");

        scene.scanner().scan();

        assertEquals("minor-not-of-strategy", reason.code());
        assertTrue(reason.remedy().endsWith("Key=UpgradeDB:Strategy,Value=in-place"));
        assertEquals("17.5 -> 17.11 by in-place", discovered().path().toString());
    }

    private void inPlace(Map<String, String> more) {
        scene.tagged("orders", more);
        scene.tag("orders", "UpgradeDB:Strategy", "in-place");
    }

    /// A cluster whose preparation has ended.
    private UpgradeDiscovered prepared() {
        inPlace(Map.of(MODE, "PREUPGRADE"));
        scene.scanner().scan();
        scene.tag("orders", STATUS, "prepared");
        return discovered();
    }

    private UpgradeDiscovered discovered() {
        return (UpgradeDiscovered) only(scene.heard());
    }

    private static <E> E only(List<E> all) {
        assertEquals(1, all.size(), all::toString);
        return all.getFirst();
    }
}
