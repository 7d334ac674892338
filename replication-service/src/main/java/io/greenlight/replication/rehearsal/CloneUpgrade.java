package io.greenlight.replication.rehearsal;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How far the clone's upgrade is.
///
/// @param askedAt when RDS was last asked for it, null until then
public record CloneUpgrade(State state, @Nullable Instant askedAt) {

    /// What became of it.
    public enum State {
        OPEN,
        DONE,
        REFUSED
    }

    static final CloneUpgrade NONE = new CloneUpgrade(State.OPEN, null);

    CloneUpgrade asked(Instant now) {
        return new CloneUpgrade(state, now);
    }

    CloneUpgrade ended(State end) {
        return new CloneUpgrade(end, askedAt);
    }

    Optional<Instant> anyAsked() {
        return Optional.ofNullable(askedAt);
    }

    @JsonIgnore
    boolean isRefused() {
        return state == State.REFUSED;
    }
}
