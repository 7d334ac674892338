package io.greenlight.cutover.global;

import io.greenlight.backbone.cluster.Maintenance;
import io.greenlight.contracts.Downtime;
import io.greenlight.contracts.GlobalMember;
import io.greenlight.contracts.Happening;
import io.greenlight.cutover.probe.Watched;
import io.greenlight.cutover.run.Asked;
import io.greenlight.cutover.watch.Watch;
import io.greenlight.cutover.watch.WatchedFacts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What an upgrade of a Global Database resolved on its way and must not lose.
///
/// @param found null until the first step has looked
/// @param asked null until RDS was asked for the new version
/// @param patches the pending actions that RDS was asked for, in that order
/// @param watch null until endpoints are looked at
/// @param downtimes what the probe saw of each endpoint
/// @param members every instance, as it said itself afterwards
/// @param timeline what RDS told, in order; the first of it where it is long
public record GlobalFacts(
        @Nullable FoundGlobal found,
        @Nullable Asked asked,
        List<AskedPatch> patches,
        @Nullable Watch watch,
        List<Downtime> downtimes,
        List<GlobalMember> members,
        List<Happening> timeline)
        implements WatchedFacts<GlobalFacts> {

    public GlobalFacts {
        patches = List.copyOf(patches);
        downtimes = List.copyOf(downtimes);
        members = List.copyOf(members);
        timeline = List.copyOf(timeline);
    }

    /// A run that begins.
    public static GlobalFacts begun() {
        return new GlobalFacts(null, null, List.of(), null, List.of(), List.of(), List.of());
    }

    /// The Global Database, which the first step of the plan finds.
    public FoundGlobal foundGlobal() {
        if (found == null) {
            throw new IllegalStateException("a step ran before the Global Database was found");
        }
        return found;
    }

    @Override
    public List<Watched> endpoints() {
        return foundGlobal().endpoints();
    }

    /// When RDS was asked for the new version.
    Optional<Asked> upgradeAsked() {
        return Optional.ofNullable(asked);
    }

    /// When RDS was last seen to upgrade a member, since it was asked.
    Optional<Instant> upgradeSeen() {
        return upgradeAsked().map(Asked::atWork);
    }

    /// When RDS was asked for that action.
    Optional<AskedPatch> patch(Maintenance.Pending pending) {
        return patches.stream().filter(one -> one.isOf(pending)).findFirst();
    }

    /// The one that RDS was asked for and is not seen to be done.
    Optional<AskedPatch> openPatch() {
        return patches.stream().filter(AskedPatch::isOpen).findFirst();
    }

    GlobalFacts with(FoundGlobal global) {
        return copy(global, asked, patches, watch);
    }

    GlobalFacts askedAt(Instant now) {
        Asked again = asked == null ? Asked.once(now) : asked.again(now);
        return copy(found, again, patches, watch);
    }

    GlobalFacts seenUpgradingAt(Instant now) {
        return copy(found, upgradeAsked().orElseThrow().seenAtWork(now), patches, watch);
    }

    GlobalFacts upgradeTakenAt(Instant now) {
        return copy(found, upgradeAsked().orElseThrow().takenAt(now), patches, watch);
    }

    /// That patch in place of what was known of it.
    GlobalFacts with(AskedPatch patch) {
        List<AskedPatch> all = Stream.concat(others(patch), Stream.of(patch)).toList();
        return copy(found, asked, all, watch);
    }

    /// RDS was not asked for it after all.
    GlobalFacts without(AskedPatch patch) {
        return copy(found, asked, others(patch).toList(), watch);
    }

    private Stream<AskedPatch> others(AskedPatch patch) {
        return patches.stream()
                .filter(one ->
                        !one.resource().equals(patch.resource())
                                || !one.action().equals(patch.action()));
    }

    @Override
    public GlobalFacts watching(Watch other) {
        return copy(found, asked, patches, other);
    }

    @Override
    public GlobalFacts measuring(List<Downtime> seen) {
        return new GlobalFacts(found, asked, patches, watch, seen, members, timeline);
    }

    GlobalFacts verifying(List<GlobalMember> all) {
        return new GlobalFacts(found, asked, patches, watch, downtimes, all, timeline);
    }

    GlobalFacts telling(List<Happening> told) {
        return new GlobalFacts(found, asked, patches, watch, downtimes, members, told);
    }

    private GlobalFacts copy(
            @Nullable FoundGlobal global,
            @Nullable Asked again,
            List<AskedPatch> all,
            @Nullable Watch other) {
        return new GlobalFacts(global, again, all, other, downtimes, members, timeline);
    }
}
