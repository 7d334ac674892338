package io.greenlight.launcher.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.greenlight.launcher.report.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How long endpoints were away, from the looks that the service's probe wrote down.
final class ProbeTraceTest {

    private static final String HEADER = "endpoint,start,latency_us,ok,version,error";

    @Test
    void anEndpointIsAwayFromItsLastAnswerToItsNext(@TempDir Path folder) throws IOException {
        assertEquals(
                Map.of("a:1", new Report.Outage("a:1", 1, 1_495, 1_495)),
                trace(
                                folder,
                                "a:1,2026-11-21T06:00:00Z,10000,true,17.10,",
                                "a:1,2026-11-21T06:00:00.500Z,2000,false,,08001",
                                "a:1,2026-11-21T06:00:01Z,2000,false,,57P03",
                                "a:1,2026-11-21T06:00:01.500Z,5000,true,17.11,",
                                "a:1,2026-11-21T06:00:02Z,5000,true,17.11,")
                        .outages());
    }

    @Test
    void gapsAreCountedAndAddedUp(@TempDir Path folder) throws IOException {
        assertEquals(
                Map.of("a:1", new Report.Outage("a:1", 2, 2_000, 3_000)),
                trace(
                                folder,
                                "a:1,2026-11-21T06:00:00Z,0,true,17.10,",
                                "a:1,2026-11-21T06:00:00.500Z,0,false,,08001",
                                "a:1,2026-11-21T06:00:01Z,0,true,17.10,",
                                "a:1,2026-11-21T06:00:02Z,0,false,,08001",
                                "a:1,2026-11-21T06:00:03Z,0,true,17.11,")
                        .outages());
    }

    @Test
    void oneThatNeverComesBackIsAwayToTheEnd(@TempDir Path folder) throws IOException {
        assertEquals(
                Map.of("a:1", new Report.Outage("a:1", 1, 1_250, 1_250)),
                trace(
                                folder,
                                "a:1,2026-11-21T06:00:00Z,0,true,17.10,",
                                "a:1,2026-11-21T06:00:01Z,250000,false,,08001")
                        .outages());
    }

    @Test
    void endpointsAreToldApart(@TempDir Path folder) throws IOException {
        assertEquals(
                List.of(new Report.Outage("a:1", 0, 0, 0), new Report.Outage("b:1", 1, 100, 100)),
                List.copyOf(
                        trace(
                                        folder,
                                        "a:1,2026-11-21T06:00:00Z,0,true,17.10,",
                                        "b:1,2026-11-21T06:00:00Z,0,true,17.10,",
                                        "b:1,2026-11-21T06:00:00.050Z,0,false,,08001",
                                        "a:1,2026-11-21T06:00:00.060Z,0,true,17.10,",
                                        "b:1,2026-11-21T06:00:00.100Z,0,true,17.11,")
                                .outages()
                                .values()));
    }

    private static ProbeTrace trace(Path folder, String... lines) throws IOException {
        Path file = folder.resolve("UPGRADE-probe.csv");
        Files.writeString(file, HEADER + "\n" + String.join("\n", lines) + "\n");
        return ProbeTrace.read(file);
    }
}
