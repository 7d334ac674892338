package io.greenlight.launcher.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.greenlight.contracts.UpgradeEvent;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// How many upgrades are under way at once, counted from their events.
final class UnderWayTest {

    @Test
    void whoEndsMakesRoom() {
        List<UpgradeEvent> events =
                List.of(
                        Story.discovered("one", 0),
                        Story.discovered("two", 1),
                        Story.unwound("one", 10),
                        Story.discovered("three", 10));

        assertEquals(2, UnderWay.most(events));
    }

    @Test
    void whoNeverEndsKeepsItsPlace() {
        List<UpgradeEvent> events = new ArrayList<>();
        for (int second = 0; second < 4; second++) {
            events.add(Story.discovered("cluster-" + second, second));
        }

        assertEquals(4, UnderWay.most(events));
    }

    /// The tag that makes room is set in the last step, a moment before the last word.
    @Test
    void thePlaceIsGivenAwayInTheLastStep() {
        List<UpgradeEvent> events =
                List.of(
                        Story.discovered("one", 0),
                        Story.step("one", "mark-cluster", 8, 9),
                        Story.discovered("two", 9),
                        Story.upgraded("one", 10),
                        Story.upgraded("two", 20));

        assertEquals(1, UnderWay.most(events));
    }
}
