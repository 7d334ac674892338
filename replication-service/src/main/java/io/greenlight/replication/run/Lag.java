package io.greenlight.replication.run;

import java.time.Duration;
import java.util.Optional;

/// How far a target is behind.
///
/// @param bytes of the source's log that are not confirmed
/// @param behind age of the newest heartbeat that has arrived, by the source's clock
/// @param trouble what keeps it from coming nearer, if anything is known
public record Lag(long bytes, Duration behind, Optional<String> trouble) {

    public static Lag none() {
        return new Lag(0, Duration.ZERO, Optional.empty());
    }

    /// The worse of both.
    public Lag or(Lag other) {
        return new Lag(
                Math.max(bytes, other.bytes),
                behind.compareTo(other.behind) >= 0 ? behind : other.behind,
                trouble.or(other::trouble));
    }

    @Override
    public String toString() {
        return "%d ms and %d bytes behind".formatted(behind.toMillis(), bytes);
    }
}
