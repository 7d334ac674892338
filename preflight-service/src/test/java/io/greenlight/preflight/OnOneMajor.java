package io.greenlight.preflight;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.greenlight.contracts.Finding;
import io.greenlight.preflight.check.Route;
import io.greenlight.preflight.check.Way;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.Parameter;

/// Tests that have an empty database to themselves, on a server of one major.
abstract class OnOneMajor {

    @Parameter int major;
    Bench bench;

    @BeforeEach
    void emptyDatabase() {
        bench = Bench.on(major);
    }

    @AfterEach
    void noDatabase() {
        bench.close();
    }

    /// Does what the finding says, and finds it no more.
    final void assertCleared(Finding finding) {
        assertCleared(finding, bench.by(Way.CLONE));
    }

    final void assertCleared(Finding finding, Route route) {
        bench.follow(finding);
        assertEquals(List.of(), bench.findings(finding.check(), route));
    }
}
