package io.greenlight.launcher.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What programs and people read of a run.
final class ReportTest {

    private final Report report = good();

    @Test
    void theJsonIsTheGoldenOne() throws IOException {
        assertEquals(golden("report.json"), report.json());
    }

    @Test
    void theSummaryIsTheGoldenOne() throws IOException {
        assertEquals(golden("summary.txt"), Summary.of(report));
    }

    @Test
    void theSummaryOfAnUpgradeInPlaceIsTheGoldenOne() throws IOException {
        assertEquals(golden("summary-in-place.txt"), Summary.of(inPlace()));
    }

    @Test
    void anUpgradeInPlaceThatKeptEveryWriteHeldThoughClientsWereThrownOut() {
        assertTrue(inPlace().held());
    }

    @Test
    void anUpgradeInPlaceThatLostAWriteDidNotHold() {
        Report inPlace = inPlace();
        inPlace.lostWrites = 1;

        assertFalse(inPlace.held());
        assertFalse(inPlace.safe());
    }

    @Test
    void aWayBackMayGiveWritesUpAndLoseNone() {
        Report back = inPlace();
        back.result = "went-back";
        back.givenUpWrites = 750;

        assertTrue(back.held());
        assertTrue(Summary.of(back).contains("750 acknowledged writes"), Summary.of(back));
        back.lostWrites = 1;
        assertFalse(back.held());
    }

    @Test
    void aPreparationThatFailedATransactionDidNotHold() {
        Report prepared = inPlace();
        prepared.mode = "PREUPGRADE";
        prepared.result = "prepared";

        assertFalse(prepared.held());
        prepared.failedTransactions = 0;
        assertTrue(prepared.held());
        assertTrue(prepared.safe());
    }

    @Test
    void aPreparationThatEndedUpgradedWentTooFar() {
        Report prepared = inPlace();
        prepared.mode = "PREUPGRADE";
        prepared.failedTransactions = 0;

        assertFalse(prepared.held());
    }

    @Test
    void anUpgradeThatEndedPreparedDidNotGoFarEnough() {
        Report inPlace = inPlace();
        inPlace.result = "prepared";

        assertFalse(inPlace.held());
        assertFalse(inPlace.safe());
    }

    @Test
    void aWrittenReportReadsTheSame(@TempDir Path folder) throws IOException {
        report.write(folder.resolve("report.json"));

        assertEquals(report.json(), Report.read(folder.resolve("report.json")).json());
    }

    @Test
    void aWrittenReportOfAnUpgradeInPlaceReadsTheSame(@TempDir Path folder) throws IOException {
        Report inPlace = inPlace();
        inPlace.write(folder.resolve("report.json"));

        assertEquals(inPlace.json(), Report.read(folder.resolve("report.json")).json());
        assertTrue(inPlace.json().contains("\"longest_ms\" : 12345.0"), inPlace.json());
    }

    @Test
    void aGoodRunHeld() {
        assertTrue(report.held());
    }

    @Test
    void oneFailedTransactionIsEnoughNotToHave() {
        report.failedTransactions = 1;

        assertFalse(report.held());
        assertTrue(report.safe());
    }

    @Test
    void aRunThatEndedAsBeforeIsSafeAndDidNotHold() {
        report.result = "as-before";

        assertFalse(report.held());
        assertTrue(report.safe());
    }

    @Test
    void whatWasNotComparedIsSafeAndKeptNoPromise() {
        report.comparedAll = false;

        assertTrue(report.safe());
        assertFalse(report.held());
    }

    @Test
    void writesThatNobodyComparedAreNotSafe() {
        report.writesCompared = false;

        assertFalse(report.safe());
        assertFalse(report.held());
    }

    @Test
    void complaintsAddUpAndOneIsTooMany() {
        report.complain(List.of("direct client 33 was without an answer"));
        report.complain(List.of());
        report.complain(List.of("pooler-1 has orders paused"));

        assertEquals(
                List.of("direct client 33 was without an answer", "pooler-1 has orders paused"),
                report.complaints);
        assertFalse(report.safe());
        assertFalse(report.held());
    }

    /// A service that is killed takes the word of its last steps with it, and the upgrade goes on.
    @Test
    void aSwitchoverThatNobodyHeardOfIsSafeAndKeptNoPromise() {
        report.complain(List.of(Report.SWITCHOVER_NOT_HEARD_OF));

        assertTrue(report.safe());
        assertFalse(report.held());
    }

    @Test
    void aLostWriteIsNeverSafe() {
        report.lostWrites = 1;

        assertFalse(report.safe());
    }

    private static Report inPlace() {
        Report report = good();
        report.strategy = "in-place";
        report.comparedAll = false;
        report.failedTransactions = 420;
        report.pooledMaxOutageMs = 12_400;
        report.wayBack = "orders-before-281d690b";
        report.files = List.of("UPGRADE-analyze.log");
        report.downtimes =
                List.of(
                        new Report.Outage("localhost:15040 (writer)", 1, 12_345, 12_345),
                        new Report.Outage("127.0.0.2:15040 (reader)", 2, 9_000, 14_250, 12_500));
        return report;
    }

    private static Report good() {
        Report report = new Report();
        report.result = "upgraded";
        report.strategy = "clone";
        report.mode = "UPGRADE";
        report.sourceVersion = "14.24";
        report.targetVersion = "17.11";
        report.upgrade = "orders-281d690b";
        report.cluster = "orders";
        report.clients = 32;
        report.rate = 1_500;
        report.transactions = 123_456;
        report.droppedConnections = 3;
        report.pooledMaxOutageMs = 43.5;
        report.directMaxOutageMs = 1_234.5;
        report.acknowledgedWrites = 61_728;
        report.writesCompared = true;
        report.tablesCompared = 16;
        report.comparedAll = true;
        report.sequencesChecked = 11;
        report.steadyMaxStallMs = 42.5;
        report.untouchedMaxStallMs = 40.25;
        report.switchoverMaxStallMs = 61.5;
        report.machineStolenMs = 10;
        report.machineDiskWaitMs = 454;
        report.pauseToResumeMs = 21.5;
        report.gateMs = 2.25;
        report.phases =
                List.of(
                        new Report.Phase(
                                "cutover/switch-over",
                                Instant.parse("2026-11-21T06:09:25Z"),
                                1626));
        report.startedAt = Instant.parse("2026-11-21T06:08:00Z");
        report.machine = "2 cores, amd64, Java 25";
        return report;
    }

    private static String golden(String name) throws IOException {
        try (InputStream file = ReportTest.class.getResourceAsStream(name)) {
            return file == null ? "" : new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
