package io.greenlight.launcher.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.greenlight.contracts.Severity;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What the last event of an upgrade says, and whether that is what has to be said.
final class EndedTest {

    private static final String COLUMN = "archive.jobs.handler";

    @Test
    void anUpgradedClusterHasNoReason() {
        Ended ended = Ended.of(Story.upgraded("fleet-1", 9)).orElseThrow();

        assertTrue(ended.isUpgraded());
        assertEquals("", ended.code());
        assertEquals(Optional.of(Story.KEY), ended.key());
    }

    @Test
    void aReasonIsExactWhenCodeObjectAndRemedyAre() {
        Ended ended = Ended.of(Story.unwound("fleet-2", 9)).orElseThrow();

        assertFalse(ended.isUpgraded());
        assertTrue(Ailment.SLOT.isToldBy(ended));
        assertFalse(Ailment.DEFAULT.isToldBy(ended));
    }

    @Test
    void whatOnlyWarnsIsNoReason() {
        Ended ended =
                Ended.of(
                                Story.preflightFailed(
                                        "fleet-4",
                                        9,
                                        Story.finding("data-type", Severity.BLOCKED, COLUMN),
                                        Story.finding("extension-version", Severity.WARNING, "x")))
                        .orElseThrow();

        assertTrue(Ailment.DATA_TYPE.isToldBy(ended), ended::toString);
    }

    @Test
    void anotherFindingThatBlocksIsNotOverlooked() {
        Ended ended =
                Ended.of(
                                Story.preflightFailed(
                                        "fleet-4",
                                        9,
                                        Story.finding("data-type", Severity.BLOCKED, COLUMN),
                                        Story.finding("trigger", Severity.BLOCKED, "x")))
                        .orElseThrow();

        assertFalse(Ailment.DATA_TYPE.isToldBy(ended), ended::toString);
    }

    @Test
    void aStepIsNoEnd() {
        assertEquals(Optional.empty(), Ended.of(Story.step("fleet-1", "drop-slots", 1, 2)));
    }
}
