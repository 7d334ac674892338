package io.greenlight.discovery;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// One request for all that has failed.
class RetryTest {

    private static final Instant ASKED = Scene.NOW.plusSeconds(3600);
    private static final String STATUS = "UpgradeDB:Status";
    private static final String RUN = "UpgradeDB:Run";

    private final Scene scene = new Scene(2);

    @Test
    void whatHasFailedBeginsAgainAndNothingElse() {
        ended("a", "preflight-failed");
        ended("b", "upgraded");
        ended("c", "unwound");
        ended("d", "prepared");
        ended("e", "went-back");

        scene.scanner().retry(ASKED);

        assertEquals(List.of("a begins", "c begins"), scene.heardInWords());
        assertEquals("2", scene.tagOf("a", RUN));
        assertEquals("", scene.tagOf("b", RUN));
        assertEquals("2", scene.tagOf("c", RUN));
    }

    @Test
    void whatIsUnderWayIsLeftAlone() {
        ended("a", "replicating");

        scene.scanner().retry(ASKED);

        assertEquals(List.of(), scene.heardInWords());
        assertEquals("", scene.tagOf("a", RUN));
    }

    @Test
    void theSameRequestCountsOnce() {
        ended("a", "unwound");
        scene.scanner().retry(ASKED);
        scene.heard();
        scene.tag("a", STATUS, "unwound");

        scene.scanner().retry(ASKED);

        assertEquals(List.of(), scene.heardInWords());
        assertEquals("2", scene.tagOf("a", RUN));
    }

    @Test
    void aLaterRequestCountsAgain() {
        ended("a", "unwound");
        scene.scanner().retry(ASKED);
        scene.heard();
        scene.tag("a", STATUS, "unwound");

        scene.scanner().retry(ASKED.plusSeconds(1));

        assertEquals(List.of("a begins"), scene.heardInWords());
        assertEquals("3", scene.tagOf("a", RUN));
    }

    @Test
    void aRetryFindsNoMoreRoomThanThereIs() {
        List.of("a", "b", "c").forEach(one -> ended(one, "unwound"));

        scene.scanner().retry(ASKED);

        assertEquals(List.of("a begins", "b begins", "c waits for [a, b]"), scene.heardInWords());
    }

    @Test
    void aReasonThatStillHoldsIsToldAgain() {
        scene.tagged("a", Map.of("UpgradeDB:TargetVersion", "99"));
        scene.scanner().scan();
        scene.heard();

        scene.scanner().retry(ASKED);
        scene.scanner().retry(ASKED);

        assertEquals(List.of("a is skipped: target-version-not-offered"), scene.heardInWords());
    }

    @ParameterizedTest
    @ValueSource(strings = {"N", ""})
    void whatIsNotWantedAnyMoreIsLeftAlone(String word) {
        ended("a", "unwound");
        scene.tag("a", "UpgradeDB", word);

        scene.scanner().retry(ASKED);

        assertEquals(List.of(), scene.heardInWords());
        assertEquals("", scene.tagOf("a", RUN));
    }

    @Test
    void oneThatCannotBeChangedDoesNotKeepTheOthersFromTheirTurn() {
        List.of("a", "b").forEach(one -> ended(one, "unwound"));
        scene.fleet().breakDown("a");

        scene.scanner().retry(ASKED);

        assertEquals(List.of("b begins"), scene.heardInWords());
    }

    /// A cluster whose upgrade stands so.
    private void ended(String identifier, String status) {
        scene.tagged(identifier, Map.of());
        scene.scanner().scan();
        scene.tag(identifier, STATUS, status);
        scene.heard();
    }
}
