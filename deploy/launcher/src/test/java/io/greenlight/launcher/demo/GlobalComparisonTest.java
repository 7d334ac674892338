package io.greenlight.launcher.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.greenlight.launcher.aws.ClusterMaker;
import io.greenlight.launcher.cluster.ClusterAccess;
import io.greenlight.launcher.cluster.Credential;
import io.greenlight.launcher.demo.FakeRegions.FakeServer;
import io.greenlight.launcher.report.GlobalPart;
import io.greenlight.launcher.report.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A demo of a Global Database complains when something is not as it has to be, and of that alone.
final class GlobalComparisonTest {

    private static final Instant NOW = Instant.parse("2026-11-21T06:00:00Z");
    private static final Report.Outage WRITER_GAP =
            new Report.Outage("orders-1.example:5432", 1, 1_500, 1_500);
    private static final Report.Outage READER_GAP =
            new Report.Outage("orders-tokyo-1.example:5432", 0, 0, 0);

    @TempDir private Path files;
    private final FakeRegions regions = new FakeRegions();
    private final Report report = new Report();

    @BeforeEach
    void anUpgradeEndedWell() throws IOException {
        report.strategy = "global-minor";
        report.mode = "UPGRADE";
        report.result = "upgraded";
        report.sourceVersion = "17.10";
        report.targetVersion = "17.11";
        report.downtimes = List.of(WRITER_GAP, READER_GAP);
        report.global().told =
                List.of(
                        server("eu-central-1", "orders", "orders-1"),
                        server("ap-northeast-1", "orders-tokyo", "orders-tokyo-1"));
        report.global().timeline = List.of(entry(0, "ap-northeast-1"), entry(1, "eu-central-1"));
        write(
                "UPGRADE-probe.csv",
                """
                endpoint,start,latency_us,ok,version,error
                orders-1.example:5432,2026-11-21T06:00:00Z,0,true,17.10.0,
                orders-1.example:5432,2026-11-21T06:00:00.500Z,0,false,,08001
                orders-1.example:5432,2026-11-21T06:00:01.500Z,0,true,17.11.0,
                orders-tokyo-1.example:5432,2026-11-21T06:00:00Z,0,true,17.11.0,
                """);
        write("UPGRADE-configuration.json", "{}");
        write("UPGRADE-timeline.md", "#");
    }

    @Test
    void whatIsAsItHasToBeIsNotComplainedOf() {
        assertEquals(List.of(), complaints());
        assertEquals(2, report.global().members.size());
        assertEquals(WRITER_GAP, report.global().members.getFirst().gaps());
    }

    @Test
    void aGapThatTheTraceDoesNotGiveIsTold() {
        Report.Outage shorter = new Report.Outage(WRITER_GAP.endpoint(), 1, 1_100, 1_100);
        report.downtimes = List.of(shorter, READER_GAP);

        assertEquals(
                List.of("the trace says %s, the event says %s".formatted(WRITER_GAP, shorter)),
                complaints());
    }

    @Test
    void anEndpointThatTheProbeDidNotLookAtIsTold() throws IOException {
        write(
                "UPGRADE-probe.csv",
                """
                endpoint,start,latency_us,ok,version,error
                orders-1.example:5432,2026-11-21T06:00:00Z,0,true,17.10.0,
                orders-1.example:5432,2026-11-21T06:00:00.500Z,0,false,,08001
                orders-1.example:5432,2026-11-21T06:00:01.500Z,0,true,17.11.0,
                """);
        report.downtimes = List.of(WRITER_GAP);

        assertEquals(
                List.of("the probe did not look at orders-tokyo-1 (orders-tokyo-1.example:5432)"),
                complaints());
    }

    @Test
    void aSecondaryThatDoesNotFollowIsTold() {
        regions.put("orders-tokyo-1", new FakeServer("17.11", "17.11.0", 9, kept()));

        assertEquals(List.of("orders-tokyo-1 does not follow in orders"), complaints());
    }

    @Test
    void aMemberOfAnotherVersionOrPatchIsTold() {
        regions.put("orders-tokyo-1", new FakeServer("17.10", "17.10.3", 10, kept()));

        List<String> found = complaints();

        assertTrue(
                found.contains("orders-tokyo-1 is of version 17.10, not 17.11"), found::toString);
        assertTrue(
                found.contains(
                        "members are not of one patch level: orders-1 17.11.0,"
                                + " orders-tokyo-1 17.10.3"),
                found::toString);
        assertTrue(found.stream().anyMatch(one -> one.startsWith("members say ")), found::toString);
    }

    @Test
    void patchesThatDidNotRaiseAnythingAreTold() {
        report.mode = "PATCH";

        assertEquals(List.of("the announced patch leads to 17.11.0, not 17.11.1"), complaints());
    }

    @Test
    void aTimelineOutOfOrderOrWithoutARegionIsTold() {
        report.global().timeline = List.of(entry(1, "eu-central-1"), entry(0, "eu-central-1"));

        assertEquals(
                List.of(
                        "the timeline is not in the order of time",
                        "the timeline has nothing of ap-northeast-1/orders-tokyo"),
                complaints());
    }

    @Test
    void aFileThatIsMissingIsTold() {
        report.files = List.of("UPGRADE-probe.csv", "UPGRADE-timeline.md");

        assertEquals(List.of("a file is missing: configuration.json"), complaints());
    }

    @Test
    void aGlobalDatabaseThatIsBusyOrGoneIsTold() {
        regions.status = "upgrading";
        assertEquals(List.of("the Global Database is upgrading, not available"), complaints());

        regions.exists = false;
        assertEquals(List.of("no Global Database is called orders now"), complaints());
    }

    @Test
    void anUpgradeThatRdsTookBackOwesItsReasonATimelineAndATrace() throws IOException {
        takenBack();
        write("UPGRADE-timeline.json", timeline("the writer did not come up"));

        assertEquals(List.of(), complaints());
        assertEquals(2, report.global().timeline.size());
    }

    @Test
    void anUpgradeThatWasTakenBackInSilenceIsTold() throws IOException {
        takenBack();
        report.reason = "upgrade-rolled-back: it gives no reason";
        write("UPGRADE-timeline.json", timeline("restarted"));
        write(
                "UPGRADE-probe.csv",
                """
                endpoint,start,latency_us,ok,version,error
                orders-1.example:5432,2026-11-21T06:00:00Z,0,true,17.10.0,
                orders-tokyo-1.example:5432,2026-11-21T06:00:00Z,0,true,17.10.0,
                """);

        assertEquals(
                List.of(
                        "nobody was told RDS's reason: the writer did not come up",
                        "the timeline has nothing of RDS's reason: the writer did not come up",
                        "the probe saw nothing of the upgrade that was taken back"),
                complaints());
    }

    @Test
    void aMemberThatRdsDidNotTakeBackIsTold() throws IOException {
        takenBack();
        write("UPGRADE-timeline.json", timeline("the writer did not come up"));
        regions.put("orders-tokyo-1", new FakeServer("17.11", "17.11.0", 10, kept()));

        assertTrue(complaints().contains("orders-tokyo-1 is of version 17.11, not 17.10"));
    }

    @Test
    void anUpgradeThatWasTakenBackWithoutFilesIsTold() {
        takenBack();
        report.files = List.of();

        List<String> found = complaints();

        assertTrue(
                found.containsAll(
                        List.of(
                                "a file is missing: configuration.json",
                                "a file is missing: probe.csv",
                                "a file is missing: timeline.md",
                                "a file is missing: timeline.json")),
                found::toString);
    }

    private void takenBack() {
        regions.all("17.10", "17.10.0");
        report.result = Report.ROLLED_BACK;
        report.wishedFailure = "the writer did not come up";
        report.reason = "upgrade-rolled-back: RDS took it back: the writer did not come up";
        report.downtimes = List.of();
        report.global().told = List.of();
        report.global().timeline = List.of();
    }

    private List<String> complaints() {
        report.global().members = List.of();
        Credential nobody = Credential.of("nobody", "nothing");
        ClusterAccess access =
                new ClusterAccess("orders", List.of("orders", "billing"), nobody, nobody, files);
        return new GlobalComparison(access, regions, files, Duration.ZERO).find(report);
    }

    private static String kept() {
        return ClusterMaker.KEPT_VALUE;
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(files.resolve(name), text);
        if (!report.files.contains(name)) {
            report.files = Stream.concat(report.files.stream(), Stream.of(name)).toList();
        }
    }

    private static String timeline(String reason) {
        return """
        [ {"at": "2026-11-21T06:00:00Z", "region": "ap-northeast-1", "kind": "CLUSTER",
           "resource": "orders-tokyo", "sentence": "upgrade started"},
          {"at": "2026-11-21T06:00:01Z", "region": "eu-central-1", "kind": "CLUSTER",
           "resource": "orders", "sentence": "upgrade failed: %s"} ]
        """
                .formatted(reason);
    }

    private static GlobalPart.Server server(String region, String cluster, String instance) {
        return new GlobalPart.Server(region, cluster, instance, "17.11", "17.11.0");
    }

    private static GlobalPart.Entry entry(int second, String region) {
        return new GlobalPart.Entry(NOW.plusSeconds(second), region, "cluster orders", "told");
    }
}
