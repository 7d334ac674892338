package io.greenlight.preflight;

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
}
