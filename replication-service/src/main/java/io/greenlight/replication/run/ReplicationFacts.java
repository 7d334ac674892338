package io.greenlight.replication.run;

import io.greenlight.contracts.Lsn;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a run resolved on its way and never asks for again. It is written into the journal, so no
/// password is in it.
///
/// @param startedAt when this round began: whoever abandoned an upgrade before meant another round
/// @param source null until the first step has looked
/// @param nonce the run's own mark, null until it is drawn: a clone without it is of another run
/// @param seed where the clone's storage ends, null until it was read there
/// @param upgradeAskedAt when RDS was last asked to upgrade the clone, null until then
public record ReplicationFacts(
        Instant startedAt,
        @Nullable Source source,
        @Nullable String nonce,
        @Nullable Lsn seed,
        @Nullable Instant upgradeAskedAt) {

    /// A round that begins now.
    public static ReplicationFacts begun(Instant now) {
        return new ReplicationFacts(now, null, null, null, null);
    }

    /// The source, which the first step of the plan finds.
    public Source foundSource() {
        return require(source, "the source was looked at");
    }

    /// The source, if any step got as far as to see it: an undo has nothing to do before.
    public Optional<Source> anySource() {
        return Optional.ofNullable(source);
    }

    /// The run's own mark, if it was drawn.
    public Optional<String> drawnNonce() {
        return Optional.ofNullable(nonce);
    }

    /// The run's own mark, which a step before this one has left on the source.
    public String requiredNonce() {
        return require(nonce, "the run was marked");
    }

    /// Where replication has to start.
    public Lsn requiredSeed() {
        return require(seed, "the seed was read");
    }

    public ReplicationFacts with(Source found) {
        return new ReplicationFacts(startedAt, found, nonce, seed, upgradeAskedAt);
    }

    public ReplicationFacts markedBy(String drawn) {
        return new ReplicationFacts(startedAt, source, drawn, seed, upgradeAskedAt);
    }

    public ReplicationFacts seededAt(Lsn read) {
        return new ReplicationFacts(startedAt, source, nonce, read, upgradeAskedAt);
    }

    public ReplicationFacts upgradeAskedAt(Instant now) {
        return new ReplicationFacts(startedAt, source, nonce, seed, now);
    }

    /// When RDS was last asked to upgrade the clone.
    public Optional<Instant> upgradeAsked() {
        return Optional.ofNullable(upgradeAskedAt);
    }

    private static <T> T require(@Nullable T fact, String before) {
        if (fact == null) {
            throw new IllegalStateException("a step ran before " + before);
        }
        return fact;
    }
}
