package io.greenlight.launcher.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.greenlight.contracts.Mode;
import io.greenlight.contracts.Strategy;
import io.greenlight.launcher.aws.Release;
import io.greenlight.launcher.demo.Journey;
import io.greenlight.launcher.report.Report;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BenchTest {

    @Test
    void medianP95AndWorstOfTwenty() {
        List<Double> values = DoubleStream.iterate(1, n -> n + 1).limit(20).boxed().toList();

        assertEquals(new Distribution(10.5, 19, 20), Distribution.of(values));
    }

    @Test
    void theTableEndsWithMedianP95AndWorst() {
        BenchTable table = new BenchTable(List.of(run(60), run(80), run(70)), "abc1234");

        List<String> lines = table.markdown().lines().toList();

        assertEquals(
                "| 1 | upgraded | 0 | 0 | 0 | 0 | 60.0 | 50.0 | 1.20 | 20.0 | 2.0 | 0 | 0 | 0 |",
                lines.get(6));
        assertEquals(
                "| **median** | | | | | | 70.0 | 50.0 | 1.40 | 20.0 | 2.0 | 0 | 0 | |",
                lines.get(9));
        assertEquals(
                "| **worst** | | | | | | 80.0 | 50.0 | 1.60 | 20.0 | 2.0 | 0 | 0 | |",
                lines.getLast());
        assertTrue(table.held());
    }

    @Test
    void everyLineHasAsManyColumns() {
        List<String> lines =
                new BenchTable(List.of(run(60)), "abc1234").markdown().lines().skip(4).toList();

        assertEquals(6, lines.size());
        lines.forEach(line ->
                assertEquals(15, line.chars().filter(letter -> letter == '|').count(), line));
    }

    @Test
    void whatWasNotComparedIsNotZeroAndComplaintsAreCounted() {
        Report bad = run(60);
        bad.writesCompared = false;
        bad.tablesCompared = 0;
        bad.complaints = List.of("cannot compare: connection refused", "a cluster is left: x-gl-1");
        BenchTable table = new BenchTable(List.of(bad), "abc1234");

        assertEquals(
                "| 1 | upgraded | 0 | - | - | - | 60.0 | 50.0 | 1.20 | 20.0 | 2.0 | 0 | 0 | 2 |",
                table.markdown().lines().toList().get(6));
        assertFalse(table.held());
    }

    @Test
    void oneBadRunIsEnough() {
        Report bad = run(60);
        bad.result = "as-before";

        assertFalse(new BenchTable(List.of(run(60), bad), "abc1234").held());
    }

    @Test
    void aCrashThatLeftSomethingIsTold() {
        CrashTable table = new CrashTable("abc1234", 2);
        Report bad = run(60);
        bad.complaints = List.of("a cluster is left: orders-gl-1");
        table.add(1, 1, "cutover.switch-over.ready", true, run(60));

        String line = table.add(2, 0, "replication.clone-source.after", true, bad);

        assertTrue(line.endsWith("| 0 | 0 | a cluster is left: orders-gl-1 |"), line);
        assertTrue(
                table.markdown()
                        .startsWith(
                                "killed in 2 of 2 places, in 2 runs, of which 1 ended as they must,"
                                        + " PostgreSQL 14.24"));
        assertTrue(table.markdown().contains("commit abc1234"));
        assertFalse(table.held());
    }

    @Test
    void aPlaceThatNobodyCameToIsNotForgotten() {
        CrashTable table = new CrashTable("abc1234", 2);

        table.add(1, 0, "discovery.on.tagged", true, run(60));
        assertFalse(table.held());
        table.add(1, 1, "cutover.switch-over.ready", true, run(60));

        assertTrue(table.held());
    }

    @Test
    void aRunInWhichNobodyWasKilledShowsNothing() {
        CrashTable table = new CrashTable("abc1234", 1);

        table.add(1, 0, "discovery.on.tagged", false, run(60));

        assertFalse(table.held());
    }

    @ParameterizedTest
    @CsvSource({
        "14, 17, CLONE, UPGRADE, STAYS, 40",
        "14, 17, IN_PLACE, UPGRADE, STAYS, 40",
        "14, 17, IN_PLACE, UPGRADE, GOES_BACK, 15",
        "14, 17, IN_PLACE, UPGRADE, FAILS_AND_GOES_BACK, 15",
        "14, 17, IN_PLACE, PREUPGRADE, STAYS, 15",
        "14, 17, CLONE, REHEARSAL, STAYS, 30",
        "17.10, 17.11, GLOBAL_MINOR, UPGRADE, STAYS, 25",
        "17.10, 17.10, GLOBAL_MINOR, PATCH, STAYS, 25",
        "17.10, 17.11, GLOBAL_MINOR, PREUPGRADE, STAYS, 10"
    })
    void everyCrashPointNamesAServiceAndAPlace(
            String from,
            String to,
            Strategy strategy,
            Mode mode,
            Journey.Ending ending,
            int least) {
        Journey journey =
                new Journey(Release.parse(from), Release.parse(to), strategy, mode, ending);

        List<String> points = CrashPoints.matching(journey, "");

        assertTrue(points.size() > least, () -> "only " + points.size());
        points.forEach(point ->
                assertTrue(
                        point.matches(
                                "(discovery|preflight|replication|cutover|notifier)"
                                        + "(\\.[a-z-]+){2}"),
                        point));
        assertEquals(points.size(), points.stream().distinct().count());
    }

    @Test
    void onlyAPreparationIsKilledWhileItFreezesRows() {
        Journey upgrade = inPlace(Mode.UPGRADE);
        Journey preparation = inPlace(Mode.PREUPGRADE);

        assertEquals(List.of(), CrashPoints.matching(upgrade, "freeze-rows"));
        assertEquals(
                List.of("replication.freeze-rows.before", "replication.freeze-rows.after"),
                CrashPoints.matching(preparation, "freeze-rows"));
        assertEquals(List.of(), CrashPoints.matching(preparation, "cutover."));
    }

    private static Journey inPlace(Mode mode) {
        return new Journey(
                Release.parse("14"),
                Release.parse("17"),
                Strategy.IN_PLACE,
                mode,
                Journey.Ending.STAYS);
    }

    private static Report run(double stall) {
        Report report = new Report();
        report.result = "upgraded";
        report.writesCompared = true;
        report.tablesCompared = 16;
        report.comparedAll = true;
        report.sourceVersion = "14.24";
        report.targetVersion = "17.11";
        report.switchoverMaxStallMs = stall;
        report.steadyMaxStallMs = 50;
        report.pauseToResumeMs = 20;
        report.gateMs = 2;
        return report;
    }
}
