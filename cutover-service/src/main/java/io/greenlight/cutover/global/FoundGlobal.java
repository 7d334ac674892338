package io.greenlight.cutover.global;

import io.greenlight.cutover.probe.Watched;
import java.time.Instant;
import java.util.List;

/// The Global Database as it was found when the run began.
///
/// @param since when that was: what RDS tells from then on is about us
/// @param endpoints every one of every region that clients may come in by
public record FoundGlobal(String identifier, Instant since, List<Watched> endpoints) {

    public FoundGlobal {
        endpoints = List.copyOf(endpoints);
    }
}
