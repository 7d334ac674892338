package io.greenlight.preflight;

import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/// Tests that run on a server of every major in turn.
@ParameterizedClass
@MethodSource("io.greenlight.backbone.cluster.database.RealServer#majors")
abstract class OnEveryMajor extends OnOneMajor {}
