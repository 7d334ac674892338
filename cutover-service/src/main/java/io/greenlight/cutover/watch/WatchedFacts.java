package io.greenlight.cutover.watch;

import io.greenlight.contracts.Downtime;
import io.greenlight.cutover.probe.Watched;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The facts of a run in which endpoints are looked at.
///
/// @param <F> the facts themselves
public interface WatchedFacts<F extends WatchedFacts<F>> {

    /// From when to when endpoints are looked at; null until they are.
    @Nullable Watch watch();

    /// Every endpoint that clients may come in by, which the first step of the plan finds.
    List<Watched> endpoints();

    /// The same, with endpoints looked at for that time.
    F watching(Watch other);

    /// The same, with what the probe saw of each endpoint.
    F measuring(List<Downtime> seen);

    /// What the probe saw of each endpoint; none while it looks.
    List<Downtime> downtimes();

    /// From when on endpoints are looked at, if they are.
    default Optional<Instant> watchedFrom() {
        return Optional.ofNullable(watch()).filter(it -> it.to() == null).map(Watch::from);
    }
}
