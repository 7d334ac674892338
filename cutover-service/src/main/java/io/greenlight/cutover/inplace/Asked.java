package io.greenlight.cutover.inplace;

import java.time.Instant;

/// When RDS was asked to upgrade the cluster. Written before each call, which a crash may leave
/// unmade.
///
/// @param times how often
/// @param first from then on complaints are about us
/// @param last the latest of them
public record Asked(int times, Instant first, Instant last) {}
