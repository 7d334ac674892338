package io.greenlight.discovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// More tagged clusters than there is room for at once.
class ScannerRoomTest {

    private final Scene scene = new Scene(2);

    @Test
    void whoDoesNotFindRoomWaitsAndIsToldOnce() {
        List.of("a", "b", "c").forEach(one -> scene.tagged(one, Map.of()));

        scene.scanner().scan();
        scene.scanner().scan();

        assertEquals(List.of("a begins", "b begins", "c waits for [a, b]"), scene.heardInWords());
        assertEquals("waiting", scene.tagOf("c", "UpgradeDB:Status"));
        assertEquals(2, scene.orders().size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "preflight-failed",
                "unwound",
                "prepared",
                "upgraded",
                "completed",
                "went-back",
                "cleaned-up",
                "replaced"
            })
    void anEndedUpgradeMakesRoom(String status) {
        List.of("a", "b", "c").forEach(one -> scene.tagged(one, Map.of()));
        scene.scanner().scan();
        scene.heard();
        scene.tag("a", "UpgradeDB:Status", status);

        scene.scanner().scan();

        assertEquals(List.of("c begins"), scene.heardInWords());
        assertEquals("discovered", scene.tagOf("c", "UpgradeDB:Status"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "discovered",
                "preflight-passed",
                "replicating",
                "caught-up",
                "going-back",
                "new"
            })
    void anyOtherWordIsAnUpgradeThatIsUnderWay(String status) {
        List.of("a", "b", "c").forEach(one -> scene.tagged(one, Map.of()));
        scene.scanner().scan();
        scene.heard();
        scene.tag("a", "UpgradeDB:Status", status);

        scene.scanner().scan();

        assertEquals(List.of(), scene.heardInWords());
    }

    @Test
    void aTargetTakesNoPlace() {
        scene.tagged(
                "a-gl-0123abcd",
                Map.of(
                        "UpgradeDB:TargetOf", "a-0123abcd",
                        "UpgradeDB:Upgrade", "a-0123abcd",
                        "UpgradeDB:Status", "replicating"));
        List.of("b", "c").forEach(one -> scene.tagged(one, Map.of()));

        scene.scanner().scan();

        assertEquals(List.of("b begins", "c begins"), scene.heardInWords());
    }

    @Test
    void whoseTagsAreNonsenseIsToldAtOnceAndNotWhenThereIsRoom() {
        List.of("a", "b").forEach(one -> scene.tagged(one, Map.of()));
        scene.tagged("c", Map.of("UpgradeDB:TargetVersion", "99"));
        scene.scanner().scan();
        scene.heard();
        scene.tag("c", "UpgradeDB:TargetVersion", "17");

        scene.scanner().scan();

        assertEquals(List.of("c waits for [a, b]"), scene.heardInWords());
        assertEquals("waiting", scene.tagOf("c", "UpgradeDB:Status"));
        assertEquals("", scene.tagOf("c", "UpgradeDB:Reason"));
    }

    @Test
    void aSecondRunWaitsLikeAFirst() {
        List.of("a", "b", "c").forEach(one -> scene.tagged(one, Map.of()));
        scene.scanner().scan();
        scene.tag("a", "UpgradeDB:Status", "unwound");
        scene.scanner().scan();
        scene.heard();
        scene.tag("a", "UpgradeDB:Run", "2");

        scene.scanner().scan();
        scene.tag("b", "UpgradeDB:Status", "upgraded");
        scene.scanner().scan();

        assertEquals(List.of("a waits for [b, c]", "a begins"), scene.heardInWords());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1})
    void roomForNobodyIsRefused(int limit) {
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> new Scene(limit));

        assertTrue(String.valueOf(refused.getMessage()).startsWith("discovery.at-once is"));
    }
}
