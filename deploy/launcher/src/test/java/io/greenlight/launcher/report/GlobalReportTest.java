package io.greenlight.launcher.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.greenlight.launcher.load.Recorded;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What programs and people read of a run that upgraded all regions.
final class GlobalReportTest {

    private static final Instant NOW = Instant.parse("2026-11-21T06:08:00Z");

    private final Report report = upgraded();

    @Test
    void theSummaryIsTheGoldenOne() throws IOException {
        assertEquals(golden("summary-global.txt"), Summary.of(report));
    }

    @Test
    void itHeldThoughClientsWereThrownOut() {
        assertTrue(report.held());
        report.lostWrites = 1;
        assertFalse(report.held());
    }

    @Test
    void patchesEndAsAnUpgradeDoes() {
        report.mode = "PATCH";

        assertTrue(report.held());
        assertTrue(report.safe());
    }

    @Test
    void whatRdsTookBackIsGoodOnlyIfSomebodyWishedIt() {
        report.result = Report.ROLLED_BACK;
        assertFalse(report.held());
        assertTrue(report.safe());

        report.wishedFailure = "the writer did not come up";
        assertTrue(report.held());

        report.result = "upgraded";
        assertFalse(report.held());
        report.result = "as-before";
        assertFalse(report.held());
    }

    @Test
    void aPreparationThatFailedATransactionDidNotHold() {
        report.mode = "PREUPGRADE";
        report.result = "prepared";

        assertFalse(report.held());
        report.failedTransactions = 0;
        assertTrue(report.held());
    }

    @Test
    void aWrittenReportReadsTheSame(@TempDir Path folder) throws IOException {
        report.write(folder.resolve("report.json"));

        assertEquals(report.json(), Report.read(folder.resolve("report.json")).json());
        assertTrue(report.json().contains("\"patch_level\" : \"17.11.0\""), report.json());
    }

    @Test
    void thePageHasMembersAndTimelineAsTables() {
        String page = new HtmlReport(report, Recorded.timeline(NOW, List.of())).html();

        assertTrue(page.contains("<td>orders-tokyo-1<td>17.11<td>17.11.0<td>900 ms"), page);
        assertTrue(
                page.contains(
                        "<td>2026-11-21 06:08:00<td>ap-northeast-1 instance orders-tokyo-1"
                                + "<td>adjusted from 10 to &lt;20&gt;"),
                page);
    }

    private static Report upgraded() {
        Report report = new Report();
        report.result = "upgraded";
        report.strategy = "global-minor";
        report.mode = "UPGRADE";
        report.sourceVersion = "17.10";
        report.targetVersion = "17.11";
        report.upgrade = "orders-281d690b";
        report.cluster = "orders";
        report.transactions = 123_456;
        report.failedTransactions = 42;
        report.droppedConnections = 3;
        report.pooledMaxOutageMs = 800;
        report.directMaxOutageMs = 1_234.5;
        report.acknowledgedWrites = 61_728;
        report.writesCompared = true;
        report.downtimes = List.of(new Report.Outage("localhost:15040", 1, 700, 700));
        report.files = List.of("UPGRADE-probe.csv", "UPGRADE-timeline.md");
        GlobalPart part = report.global();
        part.members =
                List.of(
                        member("eu-central-1", "orders", new Report.Outage("a", 0, 0, 0)),
                        member(
                                "ap-northeast-1",
                                "orders-tokyo",
                                new Report.Outage("b", 1, 900, 900)));
        part.told = part.members.stream().map(GlobalPart.Member::server).toList();
        part.timeline =
                List.of(
                        new GlobalPart.Entry(
                                NOW,
                                "ap-northeast-1",
                                "instance orders-tokyo-1",
                                "adjusted from 10 to <20>"));
        part.timelineFile = "s3://greenlight/UPGRADE-timeline.md";
        part.reads = 1_600;
        part.failedReads = 7;
        part.readMaxOutageMs = 950;
        return report;
    }

    private static GlobalPart.Member member(String region, String cluster, Report.Outage gaps) {
        return new GlobalPart.Member(
                new GlobalPart.Server(region, cluster, cluster + "-1", "17.11", "17.11.0"), gaps);
    }

    private static String golden(String name) throws IOException {
        try (InputStream file = GlobalReportTest.class.getResourceAsStream(name)) {
            return file == null ? "" : new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
