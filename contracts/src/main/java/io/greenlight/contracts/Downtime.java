package io.greenlight.contracts;

import java.time.Duration;

/// What a probe saw of one endpoint while its cluster was upgraded; measured, not estimated.
///
/// @param endpoint as clients name it
/// @param gaps how many times it did not answer
/// @param longest the longest of them
/// @param together all of them
public record Downtime(String endpoint, int gaps, Duration longest, Duration together) {}
