package io.greenlight.discovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.greenlight.contracts.ClusterRef;
import io.greenlight.contracts.Mode;
import io.greenlight.contracts.UpgradeDiscovered;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// One request for one cluster's rehearsal.
class RehearsalTest {

    private static final Instant ASKED = Scene.NOW.plusSeconds(3600);
    private static final String STATUS = "UpgradeDB:Status";
    private static final String WANTED = "UpgradeDB";
    private static final String REHEARSAL = "UpgradeDB:Rehearsal";

    private final Scene scene = new Scene(1);

    @Test
    void aClusterThatNobodyTaggedIsRehearsedAndNotUpgraded() {
        scene.tagged("a", Map.of(WANTED, ""));
        scene.tagged("b", Map.of(WANTED, ""));

        ask("a", ASKED);

        assertEquals(Mode.REHEARSAL, begun().mode());
        assertEquals("", scene.tagOf("a", WANTED));
        scene.tag("a", STATUS, "rehearsed");
        scene.untag("a", REHEARSAL);
        scene.scanner().scan();
        assertEquals(List.of(), scene.heardInWords());
    }

    @Test
    void itIsRehearsedAgainWheneverSomebodyAsksButOncePerRequest() {
        scene.tagged("a", Map.of());
        ask("a", ASKED);
        UpgradeDiscovered first = begun();
        scene.tag("a", STATUS, "rehearsed");

        ask("a", ASKED);
        assertEquals(List.of(), scene.heardInWords());
        ask("a", ASKED.plusSeconds(1));

        UpgradeDiscovered second = begun();
        assertEquals(Mode.REHEARSAL, second.mode());
        assertNotEquals(first.upgrade(), second.upgrade());
    }

    @Test
    void afterAnUpgradeItIsAnotherUpgrade() {
        scene.tagged("a", Map.of("UpgradeDB:Mode", "UPGRADE"));
        scene.scanner().scan();
        UpgradeDiscovered upgrade = begun();
        scene.tag("a", STATUS, "unwound");

        ask("a", ASKED);

        assertNotEquals(upgrade.upgrade(), begun().upgrade());
        assertEquals("2", scene.tagOf("a", "UpgradeDB:Run"));
    }

    @Test
    void whileAnUpgradeIsUnderWayItIsRefusedAndDoesNotComeLater() {
        scene.tagged("a", Map.of());
        scene.scanner().scan();
        UpgradeDiscovered upgrade = begun();

        ask("a", ASKED);
        assertEquals(List.of("a is skipped: upgrade-in-progress"), scene.heardInWords());

        scene.tag("a", STATUS, "upgraded");
        scene.scanner().scan();
        assertEquals(List.of(), scene.heardInWords());
        assertEquals(upgrade.upgrade().value(), scene.tagOf("a", "UpgradeDB:Upgrade"));
    }

    @Test
    void anUpgradeThatWaitsForItsTurnIsNotReplaced() {
        scene.tagged("a", Map.of());
        scene.tagged("b", Map.of());
        scene.scanner().scan();
        scene.heard();

        ask("b", ASKED);
        assertEquals(List.of("b is skipped: upgrade-waiting"), scene.heardInWords());

        scene.tag("a", STATUS, "upgraded");
        scene.scanner().scan();
        assertEquals(Mode.UPGRADE, begun().mode());
    }

    @Test
    void aClusterThatWasReplacedStaysAsItIs() {
        scene.tagged("a", Map.of());
        scene.scanner().scan();
        scene.heard();
        scene.untag("a", WANTED);
        scene.tag("a", STATUS, "replaced");

        ask("a", ASKED);

        assertEquals(List.of("a is skipped: replaced"), scene.heardInWords());
        assertEquals("", scene.tagOf("a", REHEARSAL));
    }

    @Test
    void whatWasRefusedIsNotBegunWhenTheRequestComesAgain() {
        scene.tagged("a", Map.of());
        scene.scanner().scan();
        ask("a", ASKED);
        scene.heard();
        scene.tag("a", STATUS, "upgraded");

        ask("a", ASKED);

        assertEquals(List.of(), scene.heardInWords());
        assertEquals("", scene.tagOf("a", REHEARSAL));
    }

    @ParameterizedTest
    @CsvSource({
        "UpgradeDB, N, not-wanted",
        "UpgradeDB, maybe, unclear-tag",
        "UpgradeDB:TargetOf, orders-1, target-of-upgrade",
        "UpgradeDB:Run, often, unclear-run",
        "UpgradeDB:TargetVersion, 99, target-version-not-offered"
    })
    void whyThereIsNoneIsTold(String tag, String word, String code) {
        scene.tagged("a", Map.of(tag, word));

        ask("a", ASKED);

        assertEquals(List.of("a is skipped: " + code), scene.heardInWords());
    }

    @Test
    void aReasonThatStillHoldsIsToldAgain() {
        scene.tagged("a", Map.of("UpgradeDB:TargetVersion", "99"));
        scene.scanner().scan();
        scene.heard();

        ask("a", ASKED);

        assertEquals(List.of("a is skipped: target-version-not-offered"), scene.heardInWords());
    }

    @Test
    void aClusterThatIsNotThereIsNamed() {
        ask("nowhere", ASKED);

        assertEquals(List.of("nowhere is skipped: no-such-cluster"), scene.heardInWords());
    }

    @Test
    void withoutRoomItWaits() {
        scene.tagged("a", Map.of());
        scene.tagged("b", Map.of(WANTED, ""));
        scene.scanner().scan();
        scene.heard();

        ask("b", ASKED);

        assertEquals(List.of("b waits for [a]"), scene.heardInWords());
    }

    private void ask(String cluster, Instant asked) {
        scene.scanner().rehearse(new ClusterRef("eu-central-1", cluster), asked);
    }

    private UpgradeDiscovered begun() {
        return (UpgradeDiscovered) scene.heard().getFirst();
    }
}
