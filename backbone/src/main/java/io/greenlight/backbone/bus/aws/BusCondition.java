package io.greenlight.backbone.bus.aws;

import io.greenlight.backbone.bus.BusConfig;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Tells a passing outage of the bus from a lasting fault, which the armour would otherwise hide: a
/// wrong credential and a cut cable look the same to it.
@Singleton
public final class BusCondition {

    private record Fault(Instant since, String message) {}

    private final AtomicReference<@Nullable Fault> fault = new AtomicReference<>();
    private final Clock clock;
    private final Duration patience;

    @Inject
    BusCondition(Clock clock, BusConfig config) {
        this(clock, config.patience());
    }

    BusCondition(Clock clock, Duration patience) {
        this.clock = clock;
        this.patience = patience;
    }

    /// The bus answered.
    void worked() {
        fault.set(null);
    }

    /// It did not.
    void failed(Throwable thrown) {
        fault.updateAndGet(before ->
                new Fault(
                        before == null ? clock.instant() : before.since(),
                        String.valueOf(thrown.getMessage())));
    }

    /// What has been wrong for longer than an outage lasts.
    Optional<String> lastingFault() {
        Fault now = fault.get();
        if (now == null) {
            return Optional.empty();
        }
        boolean lasts = now.since().plus(patience).isBefore(clock.instant());
        return lasts
                ? Optional.of("since %s: %s".formatted(now.since(), now.message()))
                : Optional.empty();
    }
}
