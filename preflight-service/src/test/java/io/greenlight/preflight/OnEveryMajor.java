package io.greenlight.preflight;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.greenlight.contracts.Finding;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/// Tests that have an empty database to themselves, on a server of every major in turn.
@ParameterizedClass
@MethodSource("io.greenlight.backbone.cluster.database.RealServer#majors")
abstract class OnEveryMajor {

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
        bench.follow(finding);
        assertEquals(List.of(), bench.findings(finding.check()));
    }
}
