package io.greenlight.preflight.forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.greenlight.preflight.forecast.Measured.Applied;
import io.greenlight.preflight.forecast.Measured.Cloned;
import io.greenlight.preflight.forecast.Measured.Load;
import io.greenlight.preflight.forecast.Measured.Point;
import io.greenlight.preflight.forecast.Measured.Scene;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/// What is foretold, from figures that are as round as nowhere in life: a worker applies one to two
/// megabytes a second, a clone takes 10 s, and a relation 1 to 2 ms beside 10 s.
class ForecasterTest {

    private static final Instant AT = Instant.parse("2026-11-22T05:00:00Z");
    private static final Scene SCENE = new Scene("2 cores", "abc", "14.24", "17.11");
    private static final Measured MEASURED =
            new Measured(
                    new Measured.Apply(
                            SCENE,
                            List.of(
                                    new Load("slow", List.of(new Applied(1_000_000, 1, 1000))),
                                    new Load("fast", List.of(new Applied(4_000_000, 1, 2000))))),
                    new Measured.Upgrade(
                            SCENE,
                            List.of(
                                    new Point("plain", 100, 1000, List.of(11_000L)),
                                    new Point("plain", 1000, 10_000, List.of(20_000L)),
                                    new Point("rich", 100, 1000, List.of(12_000L)),
                                    new Point("rich", 1000, 10_000, List.of(30_000L, 25_000L))),
                            new Cloned(List.of(10_000L))));

    @Test
    void anIdleSourceIsCaughtUpWithAtOnceAndNeverFillsItsSlots() {
        Forecast forecast = forecast(seen(0, OptionalLong.of(1_000_000)));

        assertEquals("0 B/s", forecast.log().words());
        assertEquals("0 ms", forecast.catchUp().words());
        assertInstanceOf(Estimate.Never.class, forecast.slotLimit());
    }

    @Test
    void whatIsWrittenWhileTheCloneIsMadeAndUpgradedIsReadWhileMoreIsWritten() {
        Forecast forecast = forecast(seen(500_000, OptionalLong.empty()));

        Estimate.Between catchUp = assertInstanceOf(Estimate.Between.class, forecast.catchUp());
        // 21 s at half a megabyte, read at two less a half.
        assertEquals(Duration.ofSeconds(7), catchUp.low());
        // 22 s at half a megabyte, read at one less a half.
        assertEquals(Duration.ofSeconds(22), catchUp.high());
        assertTrue(catchUp.how().contains("2 cores, commit abc"), catchUp.how());
        assertFalse(forecast.isHopeless());
    }

    @Test
    void whoWritesFasterThanAnyoneAppliesIsNeverCaughtUpWith() {
        Forecast forecast = forecast(seen(3_000_000, OptionalLong.empty()));

        Estimate.Never never = assertInstanceOf(Estimate.Never.class, forecast.catchUp());
        assertTrue(never.how().startsWith("will never catch up"), never.how());
        assertTrue(forecast.isHopeless());
    }

    @Test
    void whoWritesFasterThanTheSlowestIsPerhapsNeverCaughtUpWith() {
        Forecast forecast = forecast(seen(1_500_000, OptionalLong.empty()));

        Estimate.AtLeast least = assertInstanceOf(Estimate.AtLeast.class, forecast.catchUp());
        assertEquals(Duration.ofSeconds(63), least.low());
        assertTrue(least.how().contains("if the source goes on at its highest"), least.how());
    }

    @Test
    void twoDatabasesHaveAWorkerEach() {
        ServerSigns.Changes busy = new ServerSigns.Changes("shop", 60);
        ServerSigns.Changes other = new ServerSigns.Changes("audit", 40);
        Signs signs = signs(3_000_000, OptionalLong.empty(), List.of(busy, other));

        Estimate catchUp = forecast(signs).catchUp();

        assertInstanceOf(Estimate.AtLeast.class, catchUp);
        assertTrue(catchUp.how().contains("60 % of its changes"), catchUp.how());
    }

    @Test
    void theLimitOfSlotsIsReachedBySlowAndFastWrites() {
        Signs signs = seen(1_000_000, OptionalLong.of(7_200_000_000L));
        LogRate.Over average = new LogRate.Over(500_000L * 3600, AT.minusSeconds(3600), AT);
        ServerSigns server = signs.server().orElseThrow();
        Signs both =
                new Signs(
                        Optional.of(
                                new ServerSigns(
                                        server.sample(),
                                        server.changes(),
                                        Optional.of(average),
                                        server.slotLimit())),
                        signs.databases(),
                        List.of());

        Forecast forecast = forecast(both);

        assertEquals("500 kB/s to 1.0 MB/s", forecast.log().words());
        assertEquals(
                "1.0 MB/s over 500 ms until 2026-11-22T05:00:00Z;"
                        + " 500 kB/s over 60 min until 2026-11-22T05:00:00Z",
                forecast.log().how());
        assertEquals("2.0 h to 4.0 h", forecast.slotLimit().words());
    }

    @Test
    void withoutALimitOnlyStorageEndsIt() {
        Estimate limit = forecast(seen(1_000_000, OptionalLong.empty())).slotLimit();

        assertInstanceOf(Estimate.Never.class, limit);
        assertTrue(limit.how().contains("Aurora's storage grows by itself"), limit.how());
    }

    @Test
    void anUpgradeTakesAsLongAsFewerAndMoreRelationsLetExpect() {
        assertEquals("11 s to 12 s", upgradeOf(10));
        assertEquals("11 s to 12 s", upgradeOf(1000));
        assertEquals("15 s to 20 s", upgradeOf(5000));
        assertEquals("110 s to 3.5 min", upgradeOf(100_000));
    }

    @Test
    void whatWasRehearsedOnACloneOfItsOwnCountsForMore() {
        Rehearsed rehearsed = new Rehearsed(AT, Duration.ofSeconds(4), Duration.ofSeconds(60));

        Forecast forecast =
                new Forecaster(MEASURED)
                        .of(seen(500_000, OptionalLong.empty()), Optional.of(rehearsed));

        assertEquals("4.0 s", forecast.cloning().words());
        assertEquals("60 s", forecast.upgrade().words());
        assertEquals(
                "so long it took on a clone in the rehearsal of 2026-11-22T05:00:00Z",
                forecast.upgrade().how());
        Estimate.Between catchUp = assertInstanceOf(Estimate.Between.class, forecast.catchUp());
        // 64 s at half a megabyte, read at two less a half, or at one less a half.
        assertEquals(Duration.ofMillis(21_333), catchUp.low());
        assertEquals(Duration.ofSeconds(64), catchUp.high());
    }

    private static String upgradeOf(long relations) {
        Sample sample = new Sample(AT, 0);
        Signs signs =
                new Signs(
                        Optional.empty(),
                        List.of(new DatabaseSigns("shop", sample, relations)),
                        List.of());
        return forecast(signs).upgrade().words();
    }

    @Test
    void whoDoesNotSayIsNotForetold() {
        Signs silent = new Signs(Optional.empty(), List.of(), List.of("permission denied"));

        Forecast forecast = forecast(silent);

        assertEquals(new LogRate.Unknown("permission denied"), forecast.log());
        assertEquals(new Estimate.Unknown("permission denied"), forecast.upgrade());
        assertEquals(new Estimate.Unknown("permission denied"), forecast.catchUp());
        assertEquals(new Estimate.Unknown("permission denied"), forecast.slotLimit());
    }

    @Test
    void whatWasMeasuredIsThereAndSaysWhere() {
        Measured here = Measured.here();

        assertTrue(here.apply().slowest() > 0);
        assertTrue(here.apply().slowest() < here.apply().fastest());
        assertFalse(here.apply().scene().commit().isEmpty());
        assertTrue(here.upgrade().shortest(100).compareTo(here.upgrade().longest(10_000)) < 0);
        assertFalse(here.upgrade().cloning().shortest().isZero());
        assertFalse(here.upgrade().scene().machine().isEmpty());
    }

    private static Forecast forecast(Signs signs) {
        return new Forecaster(MEASURED).of(signs, Optional.empty());
    }

    private static Signs seen(long bytesASecond, OptionalLong limit) {
        return signs(bytesASecond, limit, List.of());
    }

    /// Half a second between the first look and the last one.
    private static Signs signs(
            long bytesASecond, OptionalLong limit, List<ServerSigns.Changes> changes) {
        return new Signs(
                Optional.of(
                        new ServerSigns(new Sample(AT, 1000), changes, Optional.empty(), limit)),
                List.of(
                        new DatabaseSigns(
                                "shop",
                                new Sample(AT.plusMillis(500), 1000 + bytesASecond / 2),
                                1000)),
                List.of());
    }
}
