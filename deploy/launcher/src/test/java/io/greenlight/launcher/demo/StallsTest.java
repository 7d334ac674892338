package io.greenlight.launcher.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.greenlight.contracts.ClusterRef;
import io.greenlight.contracts.Service;
import io.greenlight.contracts.StepEnded;
import io.greenlight.contracts.UpgradeEvent;
import io.greenlight.contracts.UpgradeId;
import io.greenlight.launcher.load.Recorded;
import io.greenlight.launcher.load.Timeline;
import io.greenlight.launcher.report.Report;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class StallsTest {

    private static final Instant START = Instant.parse("2026-11-21T06:00:00Z");
    private static final Instant TAGGED = START.plusSeconds(8);

    /// One wait each: before the tag, in a first attempt, before a second one, in that, and after.
    private static final Timeline TIMELINE =
            Recorded.timeline(
                    START,
                    List.of(
                            transaction(5, 10),
                            transaction(13, 5_000),
                            transaction(55, 40),
                            transaction(60, 70),
                            transaction(90, 9_000)));

    private final Report report = new Report();

    @Test
    void anEarlierAttemptThatKeptClientsWaitingShows() {
        putStalls("upgraded", List.of(attempt(10, "given-up"), attempt(60, "done")));

        assertEquals(5_000.0, report.switchoverMaxStallMs);
        assertEquals(40.0, report.steadyMaxStallMs);
        assertEquals(10.0, report.untouchedMaxStallMs);
        assertEquals(List.of(), report.complaints);
    }

    @Test
    void theLastAttemptIsTheLastHoweverLateOthersAreHeardOf() {
        putStalls("upgraded", List.of(attempt(60, "done"), attempt(30, "not-yet")));

        assertEquals(70.0, report.switchoverMaxStallMs);
        assertEquals(40.0, report.steadyMaxStallMs);
    }

    @Test
    void anUpgradeWithoutAnyWordOfASwitchoverIsComplainedOf() {
        putStalls("upgraded", List.of());

        assertEquals(List.of(Report.SWITCHOVER_NOT_HEARD_OF), report.complaints);
    }

    @Test
    void whatEndedAsBeforeNeedNotHaveComeToASwitchover() {
        putStalls("as-before", List.of());

        assertEquals(List.of(), report.complaints);
        assertEquals(10.0, report.steadyMaxStallMs);
    }

    private void putStalls(String result, List<UpgradeEvent> events) {
        report.result = result;
        Findings.putStalls(report, events, TIMELINE, Recorded.machine(), TAGGED);
    }

    private static Recorded.Transaction transaction(long due, long latency) {
        return new Recorded.Transaction(Duration.ofSeconds(due), Duration.ofMillis(latency));
    }

    /// An attempt of a second.
    private static StepEnded attempt(long start, String outcome) {
        Instant startedAt = START.plusSeconds(start);
        return new StepEnded(
                new UpgradeId("orders-281d690b"),
                new ClusterRef("eu-central-1", "orders"),
                startedAt.plusSeconds(1),
                Service.CUTOVER,
                "switch-over",
                1,
                outcome,
                "clients waited",
                startedAt,
                Duration.ofSeconds(1));
    }
}
