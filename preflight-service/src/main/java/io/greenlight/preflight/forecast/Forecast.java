package io.greenlight.preflight.forecast;

import com.fasterxml.jackson.annotation.JsonIgnore;

/// What an upgrade would meet with, if the source goes on as it does.
///
/// @param log how fast the source writes
/// @param cloning until a clone with a writer is there
/// @param upgrade of the clone, or of the cluster itself while its clients are out
/// @param catchUp until the upgraded clone has what was written meanwhile; never, if the source
///   writes faster than it can apply
/// @param slotLimit until slots that nobody reads have held back as much as they may; never, where
///   there is no limit
public record Forecast(
        LogRate log, Estimate cloning, Estimate upgrade, Estimate catchUp, Estimate slotLimit) {

    /// Whether a clone would never be ready to take over.
    @JsonIgnore
    public boolean isHopeless() {
        return catchUp instanceof Estimate.Never;
    }
}
