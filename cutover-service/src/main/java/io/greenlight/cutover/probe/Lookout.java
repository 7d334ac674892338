package io.greenlight.cutover.probe;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Looks at one endpoint again and again: logs in, asks for the version, and writes a row where
/// clients write.
///
/// A session is kept for a second, though a look may be every 50 ms: a login over TLS keeps a
/// processor busy on either end for some 20 ms, and twenty a second on each of five endpoints would
/// be the load that they measure. A session that breaks is a failed look, and from there on each
/// look is a login until one succeeds.
final class Lookout {

    private final Watched watched;
    private final String probe;
    private final Opener opener;
    private final Pace pace;
    private final Clock clock;
    private final List<Sample> seen = new ArrayList<>();
    private ProbeSessions.@Nullable ProbeSession session;
    private long loginDue;
    private long looks;

    /// @param probe whose row it writes
    Lookout(Watched watched, String probe, Opener opener, Pace pace, Clock clock) {
        this.watched = watched;
        this.probe = probe;
        this.opener = opener;
        this.pace = pace;
        this.clock = clock;
    }

    /// Logs in at an endpoint.
    @FunctionalInterface
    interface Opener {
        ProbeSessions.ProbeSession open(Watched watched) throws Exception;
    }

    /// Looks until it is over, and once at least. A look that took long is not made up for.
    void lookUntil(BooleanSupplier isOver) {
        try {
            long due = System.nanoTime();
            do {
                note(look());
                due = Math.max(due + pace.every().toNanos(), System.nanoTime());
                // Until the next look is due.
                Thread.sleep(Duration.ofNanos(Math.max(0, due - System.nanoTime())));
            } while (!isOver.getAsBoolean());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            hangUp();
        }
    }

    /// What was seen since this was asked last, without the good looks between good looks.
    List<Sample> take() {
        synchronized (seen) {
            List<Sample> taken = Trace.thinned(seen);
            seen.clear();
            return taken;
        }
    }

    private void note(Sample sample) {
        synchronized (seen) {
            seen.add(sample);
        }
    }

    private Sample look() {
        Instant start = clock.instant();
        long began = System.nanoTime();
        try {
            ProbeSessions.ProbeSession asked = session(began);
            String version = asked.version();
            looks++;
            if (watched.kind() == Watched.Kind.WRITES) {
                asked.write(probe, looks);
            }
            return sample(start, began, version, "");
        } catch (Exception away) {
            hangUp();
            return sample(start, began, "", String.valueOf(away.getMessage()));
        }
    }

    private Sample sample(Instant start, long began, String version, String error) {
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        return new Sample(watched.address(), start, version, took, error);
    }

    private ProbeSessions.ProbeSession session(long now) throws Exception {
        ProbeSessions.ProbeSession kept = session;
        if (kept != null && now - loginDue < 0) {
            return kept;
        }
        hangUp();
        ProbeSessions.ProbeSession opened = opener.open(watched);
        session = opened;
        loginDue = now + pace.loginEvery().toNanos();
        return opened;
    }

    private void hangUp() {
        ProbeSessions.ProbeSession kept = session;
        session = null;
        if (kept != null) {
            kept.close();
        }
    }
}
