package io.greenlight.launcher.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What programs and people read of a fleet.
final class FleetReportTest {

    private final FleetReport report = report(0);

    @Test
    void aRowTellsEveryRoundOfACluster() {
        assertTrue(
                report.markdown()
                        .contains(
                                "| fleet-2 | slot | as-before (no-consent); then upgraded | 750 |"
                                        + " 0 | 0 | 9000 |"),
                report::markdown);
    }

    @Test
    void itHeldIfNothingWasLostAndNobodyComplains() {
        assertTrue(report.held());
        assertFalse(report(1).held());
        report.complaints = List.of("a cluster is left: fleet-2-before-281d690b");
        assertFalse(report.held());
    }

    @Test
    void theFileSaysTheSame(@TempDir Path folder) throws IOException {
        report.write(folder);

        String json = Files.readString(folder.resolve("fleet.json"));
        assertTrue(json.contains("\"result\" : \"held\""), json);
        assertTrue(json.contains("\"code\" : \"no-consent\""), json);
        assertTrue(json.contains("\"lost_writes\" : 0"), json);
        assertFalse(json.contains("\"key\""), json);
        assertEquals(report.markdown(), Files.readString(folder.resolve("fleet.md")));
    }

    private static FleetReport report(long lost) {
        FleetReport report = new FleetReport();
        report.clusters =
                List.of(
                        new FleetReport.Line(
                                "fleet-2",
                                Ailment.SLOT.word(),
                                List.of(
                                        Ended.of(Story.unwound("fleet-2", 9)).orElseThrow(),
                                        Ended.of(Story.upgraded("fleet-2", 20)).orElseThrow()),
                                750,
                                lost,
                                0,
                                9_000));
        return report;
    }
}
