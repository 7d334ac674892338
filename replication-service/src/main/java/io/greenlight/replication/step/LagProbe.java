package io.greenlight.replication.step;

import io.greenlight.backbone.cluster.Endpoint;
import io.greenlight.backbone.cluster.database.Subscription;
import io.greenlight.backbone.plan.Run;
import io.greenlight.contracts.Lsn;
import io.greenlight.replication.database.Heartbeat;
import io.greenlight.replication.database.Session;
import io.greenlight.replication.run.Lag;
import io.greenlight.replication.run.ReplicationFacts;
import io.greenlight.replication.run.SourceDatabase;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/// Measures how far the target is behind: a beat is written on the source and looked for on the
/// target, for a moment.
final class LagProbe {

    private static final Duration LOOK = Duration.ofMillis(500);
    private static final long POLL_NANOS = 5_000_000;

    private final Access access;

    LagProbe(Access access) {
        this.access = access;
    }

    /// The lag of the slowest database.
    Lag measure(Run<ReplicationFacts> run) throws Exception {
        Endpoint writer = access.sourceWriter(run);
        Endpoint targetWriter = access.targetWriter(run);
        Lag slowest = Lag.none();
        for (SourceDatabase database : run.facts().foundSource().databases()) {
            try (Session source = access.open(run, writer, database.name());
                    Session target = access.open(run, targetWriter, database.name())) {
                slowest = slowest.or(measure(run, database, source, target));
            }
        }
        return slowest;
    }

    private static Lag measure(
            Run<ReplicationFacts> run, SourceDatabase database, Session source, Session target)
            throws Exception {
        Heartbeat.Beat beat = source.heartbeat().write();
        Lsn now = source.currentLsn();
        long until = System.nanoTime() + LOOK.toNanos();
        Optional<Heartbeat.Beat> arrived = target.heartbeat().read();
        while (!arrived.equals(Optional.of(beat)) && System.nanoTime() < until) {
            LockSupport.parkNanos(POLL_NANOS);
            arrived = target.heartbeat().read();
        }
        Arrival arrival = arrived.equals(Optional.of(beat)) ? Arrival.SEEN : Arrival.AWAITED;
        Duration behind =
                arrival == Arrival.SEEN
                        ? Duration.ofNanos(System.nanoTime() - (until - LOOK.toNanos()))
                        : arrived.isPresent()
                                ? source.heartbeat().age(arrived.get())
                                : Duration.ofDays(1);
        String slot = Access.names(run).slot(database.number());
        long bytes =
                source.slots()
                        .find(slot)
                        .map(found -> Math.max(0, now.bytesSince(found.confirmed())))
                        .orElse(Long.MAX_VALUE);
        return new Lag(bytes, behind, trouble(slot, target, arrival));
    }

    /// What keeps a target back. Failures of applying are counted since the subscription was made,
    /// a connection that was lost once among them, so they matter only where nothing arrives.
    private static Optional<String> trouble(String slot, Session target, Arrival arrival)
            throws Exception {
        Optional<Subscription.State> state = target.subscription(slot).find();
        if (state.isEmpty() || !state.get().enabled() || !state.get().isWorking()) {
            return Optional.of(", no apply worker runs in %s".formatted(target.database()));
        }
        long errors = arrival == Arrival.SEEN ? 0 : target.applyErrors().of(state.get());
        return errors == 0
                ? Optional.empty()
                : Optional.of(
                        ", applying failed %d times in %s: see the target's log"
                                .formatted(errors, target.database()));
    }

    /// Whether the beat was there before the look at it was over.
    private enum Arrival {
        SEEN,
        AWAITED
    }
}
