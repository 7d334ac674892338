package io.greenlight.preflight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.greenlight.backbone.cluster.database.RealServer;
import io.greenlight.contracts.Finding;
import io.greenlight.contracts.PostgresVersion;
import io.greenlight.contracts.Severity;
import io.greenlight.preflight.check.Route;
import io.greenlight.preflight.check.Way;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Checks that take what they know of versions from the advisories.
class AdvisedChecksTest extends OnEveryMajor {

    @Test
    void aMinorThatIsKnownToBeBadBlocksOrWarnsAndAnotherDoesNot() {
        Finding corrupting = bench.finding("known-bad-minor", bench.to(Way.CLONE, 14, 3));
        Finding awkward = bench.finding("known-bad-minor", bench.to(Way.CLONE, 18, 2));

        assertEquals(Severity.BLOCKED, corrupting.severity());
        assertEquals("-- let UpgradeDB:TargetVersion name 14.4 or later", corrupting.remedy());
        assertEquals(Severity.WARNING, awkward.severity());
        for (PostgresVersion fine :
                List.of(new PostgresVersion(14, 24), new PostgresVersion(17, 5))) {
            assertEquals(
                    List.of(),
                    bench.findings(
                            "known-bad-minor", bench.to(Way.CLONE, fine.major(), fine.minor())));
        }
    }

    @Test
    void whatTheSourcesMinorMayHaveLeftBehindWarns() {
        Route route =
                new Route(Way.IN_PLACE, new PostgresVersion(14, 1), new PostgresVersion(17, 11));

        Finding finding = bench.finding("known-bad-minor", route);

        assertEquals(Severity.WARNING, finding.severity());
        assertEquals(2, finding.objects().size(), finding.objects()::toString);
        PostgresVersion bad = new PostgresVersion(14, 3);
        assertEquals(
                List.of(),
                bench.findings("known-bad-minor", new Route(Way.GLOBAL_MINOR, bad, bad)),
                "patches are not refused for what they mend");
    }

    @Test
    void theOnlyLibraryThatTheTargetLacksIsSetBackToTheDefault() {
        try (RealServer server =
                RealServer.fresh(major, Map.of("shared_preload_libraries", "test_decoding"))) {
            Finding finding = new Bench(server, server.maintenance()).finding("preload-library");

            assertTrue(
                    finding.remedy()
                            .contains(
                                    "reset-db-cluster-parameter-group --region eu-central-1"
                                            + " --db-cluster-parameter-group-name"
                                            + " orders-parameters --parameters"
                                            + " ParameterName=shared_preload_libraries,"
                                            + "ApplyMethod=pending-reboot\n"),
                    finding.remedy());
        }
    }
}
