package io.greenlight.replication.inplace;

import io.greenlight.contracts.WayBack;
import io.greenlight.replication.beforehand.PreparedFacts;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a run resolved on its way and never asks for again. It is written into the journal.
///
/// @param startedAt when this round began: whoever abandoned an upgrade before meant another round
/// @param freezing how far its rows are frozen, null until that begins
/// @param wayBack the clone to go back to, null until RDS is about to be asked for it
/// @param stillSince while the clone is taken back: since when the cluster stands still, null if it
///   was not seen to
public record InPlaceFacts(
        Instant startedAt,
        @Nullable Freezing freezing,
        @Nullable WayBack wayBack,
        @Nullable Instant stillSince)
        implements PreparedFacts {

    /// A round that begins now.
    public static InPlaceFacts begun(Instant now) {
        return new InPlaceFacts(now, null, null, null);
    }

    @Override
    public Optional<WayBack> handedOver() {
        return Optional.of(requiredWayBack());
    }

    /// How far its rows are frozen, which has begun.
    public Freezing requiredFreezing() {
        return require(freezing, "the freezing began");
    }

    /// The clone to go back to, which a step before this one has made.
    public WayBack requiredWayBack() {
        return require(wayBack, "the way back was made");
    }

    public InPlaceFacts with(Freezing now) {
        return new InPlaceFacts(startedAt, now, wayBack, stillSince);
    }

    public InPlaceFacts with(WayBack asked) {
        return new InPlaceFacts(startedAt, freezing, asked, null);
    }

    InPlaceFacts standingStillSince(@Nullable Instant since) {
        return new InPlaceFacts(startedAt, freezing, wayBack, since);
    }

    private static <T> T require(@Nullable T fact, String before) {
        if (fact == null) {
            throw new IllegalStateException("a step ran before " + before);
        }
        return fact;
    }
}
