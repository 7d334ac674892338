package io.greenlight.cutover.inplace;

import io.greenlight.contracts.Downtime;
import io.greenlight.contracts.WayBack;
import io.greenlight.cutover.inplace.consent.Question;
import io.greenlight.cutover.probe.Watched;
import io.greenlight.cutover.run.Asked;
import io.greenlight.cutover.watch.Watch;
import io.greenlight.cutover.watch.WatchedFacts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What an upgrade in place resolved on its way and must not lose.
///
/// @param wayBack the clone to go back to; null if nobody said yet that it is there
/// @param found null until the first step has looked
/// @param question what a person is asked; null where nobody has to be
/// @param asked null until RDS was asked for the upgrade
/// @param watch null until endpoints are looked at
/// @param care what was asked for members that have the new version
/// @param analyzed how many passes over all tables have ended
/// @param rebuilt the indexes that were rebuilt, or refused it: nothing in them tells of it
/// @param downtimes what the probe saw of each endpoint
public record InPlaceFacts(
        @Nullable WayBack wayBack,
        @Nullable Found found,
        @Nullable Question question,
        SlotFacts slots,
        @Nullable Asked asked,
        @Nullable Watch watch,
        Care care,
        int analyzed,
        List<String> rebuilt,
        List<Downtime> downtimes)
        implements WatchedFacts<InPlaceFacts> {

    public InPlaceFacts {
        rebuilt = List.copyOf(rebuilt);
        downtimes = List.copyOf(downtimes);
    }

    /// A run that begins, with what it or the one before it was told of the way back.
    public static InPlaceFacts begun(Optional<WayBack> wayBack) {
        return new InPlaceFacts(
                wayBack.orElse(null),
                null,
                null,
                SlotFacts.none(),
                null,
                null,
                Care.none(),
                0,
                List.of(),
                List.of());
    }

    /// The cluster, which the first step of the plan finds.
    Found foundCluster() {
        if (found == null) {
            throw new IllegalStateException("a step ran before the cluster was found");
        }
        return found;
    }

    /// The clone to go back to, which is there before the first step ends.
    public WayBack knownWayBack() {
        if (wayBack == null) {
            throw new IllegalStateException("a step ran before the way back was known");
        }
        return wayBack;
    }

    /// The clone to go back to, if somebody said that it is there.
    public Optional<WayBack> anyWayBack() {
        return Optional.ofNullable(wayBack);
    }

    /// What a person is asked, if anybody is.
    public Optional<Question> openQuestion() {
        return Optional.ofNullable(question);
    }

    /// When RDS was asked for the upgrade.
    Optional<Asked> upgradeAsked() {
        return Optional.ofNullable(asked);
    }

    @Override
    public List<Watched> endpoints() {
        return foundCluster().endpoints();
    }

    InPlaceFacts with(Found cluster) {
        return copy(cluster, question, slots, asked, watch);
    }

    InPlaceFacts asking(Question one) {
        return copy(found, one, slots, asked, watch);
    }

    /// Nobody is asked any more.
    InPlaceFacts answered() {
        return copy(found, null, slots, asked, watch);
    }

    InPlaceFacts with(SlotFacts known) {
        return copy(found, question, known, asked, watch);
    }

    InPlaceFacts askedAt(Instant now) {
        Asked again = asked == null ? Asked.once(now) : asked.again(now);
        return copy(found, question, slots, again, watch);
    }

    InPlaceFacts with(Asked known) {
        return copy(found, question, slots, known, watch);
    }

    @Override
    public InPlaceFacts watching(Watch other) {
        return copy(found, question, slots, asked, other);
    }

    InPlaceFacts with(Care other) {
        return new InPlaceFacts(
                wayBack, found, question, slots, asked, watch, other, analyzed, rebuilt, downtimes);
    }

    InPlaceFacts analyzing(int passes) {
        return new InPlaceFacts(
                wayBack, found, question, slots, asked, watch, care, passes, rebuilt, downtimes);
    }

    InPlaceFacts rebuilding(List<String> all) {
        return new InPlaceFacts(
                wayBack, found, question, slots, asked, watch, care, analyzed, all, downtimes);
    }

    @Override
    public InPlaceFacts measuring(List<Downtime> seen) {
        return new InPlaceFacts(
                wayBack, found, question, slots, asked, watch, care, analyzed, rebuilt, seen);
    }

    private InPlaceFacts copy(
            @Nullable Found cluster,
            @Nullable Question one,
            SlotFacts known,
            @Nullable Asked again,
            @Nullable Watch other) {
        return new InPlaceFacts(
                wayBack, cluster, one, known, again, other, care, analyzed, rebuilt, downtimes);
    }
}
