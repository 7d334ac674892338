package io.greenlight.cutover.probe;

import java.time.Duration;

/// How often a probe looks.
///
/// @param every from the beginning of one look to that of the next
/// @param loginEvery how long a session is kept; while there is none, each look is a login
public record Pace(Duration every, Duration loginEvery) {}
