package io.greenlight.cutover.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.greenlight.backbone.journal.FakeFiles;
import io.greenlight.contracts.Downtime;
import io.greenlight.contracts.UpgradeId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What looks at an endpoint come to. One every 100 ms, each of which takes 10 ms.
final class AbsenceTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final String WRITER = "orders.example:5432";
    private static final UpgradeId UPGRADE = new UpgradeId("orders-0123abcd");

    @Test
    void whoAnswersAlwaysWasNeverAway() {
        assertEquals(downtime(0, 0, 0), Absence.of(looks("gggggg")).downtime());
    }

    @Test
    void aGapIsFromTheLastAnswerToTheNext() {
        Absence seen = Absence.of(looks("ggffffgg"));

        assertEquals(downtime(1, 500, 500), seen.downtime());
    }

    @Test
    void gapsAreCountedAndTheLongestIsTold() {
        assertEquals(downtime(2, 300, 500), Absence.of(looks("gfgffgg")).downtime());
    }

    @Test
    void whoIsAwayAtTheEndIsAwayUntilThen() {
        assertEquals(downtime(1, 200, 200), Absence.of(looks("ggff")).downtime());
    }

    @Test
    void whoWasNotThereFromTheBeginningIsAwaySinceThen() {
        assertEquals(downtime(1, 210, 210), Absence.of(looks("ffgg")).downtime());
    }

    @Test
    void aTimeInWhichNobodyLookedIsNoGapOfItsOwn() {
        List<Sample> looks = List.of(look(0, 'g'), look(10_000, 'g'));

        Absence seen = Absence.of(looks);

        assertEquals(unwatched(0, 0, 9_990), seen.downtime());
        assertEquals(
                "orders.example:5432 answered every look; for 9.990 s nobody looked",
                seen.sentence());
    }

    @Test
    void aTimeInWhichNobodyLookedBelongsToTheGapThatItLiesIn() {
        Absence seen = Absence.of(List.of(look(0, 'g'), look(100, 'f'), look(10_000, 'g')));

        assertEquals(unwatched(1, 10_000, 9_890), seen.downtime());
    }

    @Test
    void looksOfTwoCopiesFillEachOthersHoles() {
        List<Sample> looks = List.of(look(0, 'g'), look(4_000, 'g'), look(8_000, 'g'));

        assertEquals(Duration.ZERO, Absence.of(looks).downtime().unwatched());
    }

    @Test
    void goodLooksBetweenGoodLooksAreLeftOutAndNothingElse() {
        List<Sample> thinned = Trace.thinned(looks("ggggfgggg"));

        assertEquals(
                List.of(0L, 300L, 400L, 500L, 800L),
                thinned.stream()
                        .map(look -> Duration.between(NOON, look.start()).toMillis())
                        .toList());
        assertEquals(Absence.of(looks("ggggfgggg")).downtime(), Absence.of(thinned).downtime());
    }

    @Test
    void theSameFailureAgainAndAgainIsLeftOutAndAnotherIsNot() {
        List<Sample> looks = new ArrayList<>(looks("gffffffffgg"));
        Sample other = looks.get(5);
        looks.set(5, new Sample(WRITER, other.start(), "", other.took(), "57P03"));

        List<Sample> thinned = Trace.thinned(looks);

        assertEquals(
                List.of(0L, 100L, 400L, 500L, 600L, 800L, 900L, 1000L),
                thinned.stream()
                        .map(look -> Duration.between(NOON, look.start()).toMillis())
                        .toList());
        assertEquals(Absence.of(looks), Absence.of(thinned));
    }

    @Test
    void aTraceIsGatheredFromAllCopiesInTheOrderOfTimeAndKept() {
        FakeFiles files = new FakeFiles();
        new Chunks(files, UPGRADE, "one").add(List.of(look(100, 'f'), look(300, 'g')));
        new Chunks(files, UPGRADE, "two").add(List.of(look(0, 'g'), look(200, 'f')));

        Trace trace = Trace.gather(files, UPGRADE, NOON, NOON.plusMillis(300));
        trace.keep(files, UPGRADE);

        assertEquals(List.of(downtime(1, 300, 300)), downtimes(trace));
        assertEquals(
                """
                endpoint,start,latency_us,ok,version,error
                orders.example:5432,2026-01-01T12:00:00Z,10000,true,17.10,
                orders.example:5432,2026-01-01T12:00:00.100Z,10000,false,,08001
                orders.example:5432,2026-01-01T12:00:00.200Z,10000,false,,08001
                orders.example:5432,2026-01-01T12:00:00.300Z,10000,true,17.10,
                """,
                files.read(UPGRADE, Trace.FILE).orElseThrow());
    }

    @Test
    void looksOfAnEarlierRoundAreNotCounted() {
        FakeFiles files = new FakeFiles();
        new Chunks(files, UPGRADE, "one").add(looks("ffffgg"));

        Trace trace = Trace.gather(files, UPGRADE, NOON.plusMillis(400), NOON.plusMillis(500));

        assertEquals(List.of(downtime(0, 0, 0)), downtimes(trace));
    }

    private static List<Downtime> downtimes(Trace trace) {
        return trace.absences().stream().map(Absence::downtime).toList();
    }

    private static Downtime downtime(int gaps, long longest, long together) {
        return new Downtime(WRITER, gaps, Duration.ofMillis(longest), Duration.ofMillis(together));
    }

    private static Downtime unwatched(int gaps, long away, long unwatched) {
        return new Downtime(
                WRITER,
                gaps,
                Duration.ofMillis(away),
                Duration.ofMillis(away),
                Duration.ofMillis(unwatched));
    }

    /// A look for each letter: `g` is a good one, `f` one that failed.
    private static List<Sample> looks(String letters) {
        return IntStream.range(0, letters.length())
                .mapToObj(i -> look(100L * i, letters.charAt(i)))
                .toList();
    }

    private static Sample look(long millis, char letter) {
        boolean isGood = letter == 'g';
        return new Sample(
                WRITER,
                NOON.plusMillis(millis),
                isGood ? "17.10" : "",
                Duration.ofMillis(10),
                isGood ? "" : "08001");
    }
}
