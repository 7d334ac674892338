package io.greenlight.cutover.watch;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// From when to when endpoints are looked at.
///
/// @param to null while they are
public record Watch(Instant from, @Nullable Instant to) {}
