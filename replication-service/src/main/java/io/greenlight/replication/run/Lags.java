package io.greenlight.replication.run;

import io.greenlight.contracts.UpgradeId;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/// The lag that was measured last, for the metrics and for the next event.
@Singleton
public final class Lags {

    private final MeterRegistry metrics;
    private final Map<UpgradeId, AtomicReference<Lag>> gauges = new ConcurrentHashMap<>();
    private final Map<UpgradeId, Lag> unsaid = new ConcurrentHashMap<>();

    @Inject
    public Lags(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    /// Notes a measurement.
    public void note(UpgradeId upgrade, Lag lag) {
        gauges.computeIfAbsent(upgrade, this::gauge).set(lag);
        unsaid.put(upgrade, lag);
    }

    /// The measurement that was not said yet, once.
    public Optional<Lag> take(UpgradeId upgrade) {
        return Optional.ofNullable(unsaid.remove(upgrade));
    }

    private AtomicReference<Lag> gauge(UpgradeId upgrade) {
        AtomicReference<Lag> lag = new AtomicReference<>(Lag.none());
        Tags tags = Tags.of("upgrade", upgrade.value());
        metrics.gauge("greenlight.replication.lag.bytes", tags, lag, now -> now.get().bytes());
        metrics.gauge(
                "greenlight.replication.lag.seconds",
                tags,
                lag,
                now -> now.get().behind().toMillis() / 1000.0);
        return lag;
    }
}
