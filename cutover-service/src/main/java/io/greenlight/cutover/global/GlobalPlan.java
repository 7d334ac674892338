package io.greenlight.cutover.global;

import io.greenlight.backbone.cluster.EngineUpgrades;
import io.greenlight.backbone.journal.RunFiles;
import io.greenlight.backbone.plan.Plan;
import io.greenlight.backbone.plan.Step;
import io.greenlight.contracts.Mode;
import io.greenlight.contracts.UpgradeOrder;
import io.greenlight.cutover.run.CutoverConfig;
import io.greenlight.cutover.watch.Attended;
import io.greenlight.cutover.watch.BeginProbe;
import io.greenlight.cutover.watch.EndProbe;
import io.greenlight.cutover.watch.MarkCluster;
import io.greenlight.cutover.watch.Watcher;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;

/// The upgrade of all members of a Global Database, as a table of contents.
@Singleton
public final class GlobalPlan {

    private final Plan<GlobalFacts> toANewMinor;
    private final Plan<GlobalFacts> ofPatches;
    private final Timeline timeline;

    @Inject
    public GlobalPlan(
            GlobalAccess access,
            EngineUpgrades upgrades,
            Watcher<GlobalFacts> watcher,
            RunFiles files,
            CutoverConfig config,
            Clock clock) {
        this.timeline = new Timeline(access, files);
        Complaints complaints = new Complaints(access, upgrades);
        ResolveGlobal resolve = new ResolveGlobal(access, clock);
        BeginProbe<GlobalFacts> begin =
                new BeginProbe<>(access.home(), watcher, config, resolve::findEndpoints);
        UpgradeGlobal upgrade = new UpgradeGlobal(access, complaints, timeline, clock);
        ApplyPatches patches = new ApplyPatches(access, timeline, clock);
        List<Step<GlobalFacts>> forwardOnly =
                Attended.all(
                        watcher,
                        List.of(
                                new VerifyMembers(access),
                                new MergeTimeline(access, timeline),
                                new EndProbe<>(access.home(), watcher),
                                new MarkCluster<>(access.home())));
        this.toANewMinor =
                new Plan<>(Attended.all(watcher, List.of(resolve, begin, upgrade)), forwardOnly);
        List<Step<GlobalFacts>> patched =
                Stream.concat(
                                Attended.all(watcher, List.of(patches)).stream(),
                                forwardOnly.stream())
                        .toList();
        FindPatches find = new FindPatches(access);
        this.ofPatches = new Plan<>(Attended.all(watcher, List.of(resolve, begin, find)), patched);
    }

    /// The steps. The point of no return lies in the upgrade, RDS's own, or before the first patch
    /// that it is asked for.
    public Plan<GlobalFacts> steps(Mode mode) {
        return switch (mode) {
            case UPGRADE -> toANewMinor;
            case PATCH -> ofPatches;
            case PREUPGRADE, REHEARSAL ->
                    throw new IllegalStateException("a look before an upgrade ends before it");
        };
    }

    /// Where people find what RDS told of all members while that upgrade went on.
    public String timelineOf(UpgradeOrder order) {
        return timeline.address(order.upgrade());
    }
}
