package io.greenlight.backbone.plan;

import io.greenlight.backbone.bus.NoBus;
import io.greenlight.backbone.journal.Journal;
import io.greenlight.backbone.journal.Leases;
import io.greenlight.contracts.Service;
import java.time.Clock;
import java.time.Duration;

/// The runner of tests: nobody kills it, a slice is longer than a test works, and all that happens
/// in one is told at its end.
public final class TestRunner {

    private TestRunner() {}

    /// One of that service, over those pages and leases.
    public static <F> PlanRunner<F> of(
            Service service, Journal<F> journal, Leases leases, Clock clock) {
        return new PlanRunner<>(
                service, journal, leases, place -> {}, clock, Duration.ofMinutes(1), new NoBus());
    }
}
