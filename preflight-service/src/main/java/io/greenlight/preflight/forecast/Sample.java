package io.greenlight.preflight.forecast;

import java.time.Instant;

/// Where the source's log stood at a moment, both as its server says.
///
/// @param written bytes from the beginning of the log
public record Sample(Instant at, long written) {}
