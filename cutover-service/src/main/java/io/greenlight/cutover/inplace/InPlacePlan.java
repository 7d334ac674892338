package io.greenlight.cutover.inplace;

import io.greenlight.backbone.cluster.EngineUpgrades;
import io.greenlight.backbone.cluster.LogExports;
import io.greenlight.backbone.journal.Page;
import io.greenlight.backbone.journal.RunLog;
import io.greenlight.backbone.journal.RunState;
import io.greenlight.backbone.journal.StepRecord;
import io.greenlight.backbone.plan.Plan;
import io.greenlight.cutover.access.Access;
import io.greenlight.cutover.access.ReaderEndpoints;
import io.greenlight.cutover.inplace.consent.Consents;
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

/// The upgrade of a cluster where it stands, as a table of contents.
@Singleton
public final class InPlacePlan {

    private final Plan<InPlaceFacts> plan;

    @Inject
    public InPlacePlan(
            Access access,
            ReaderEndpoints readers,
            Consents consents,
            EngineUpgrades upgrades,
            LogExports exports,
            Watcher<InPlaceFacts> watcher,
            RunLog log,
            CutoverConfig config,
            Clock clock) {
        ResolveCluster resolve = new ResolveCluster(access, readers);
        MemberCare care = new MemberCare(access, clock);
        this.plan =
                new Plan<>(
                        Attended.all(
                                watcher,
                                List.of(
                                        resolve,
                                        new AwaitConsent(access, consents, config, clock),
                                        new BeginProbe<>(
                                                access, watcher, config, resolve::findEndpoints),
                                        new DropSlots(access, new SlotsAgain(access), config),
                                        new UpgradeCluster(access, care, upgrades, clock))),
                        Attended.all(
                                watcher,
                                List.of(
                                        new VerifyVersion(access),
                                        new MakeSlotsAgain(new SlotsAgain(access)),
                                        new SettleReaders(access, care),
                                        new UpdateExtensions(access, log),
                                        new AnalyzeCluster(access, log, config, clock),
                                        new RebuildIndexes(access, log, config, clock),
                                        new CheckLogExport(access, exports),
                                        new VerifyReaders(access, care),
                                        new EndProbe<>(access, watcher),
                                        new MarkCluster<>(access))));
    }

    /// The steps. The point of no return lies in the last one that is reversible: RDS's own.
    public Plan<InPlaceFacts> steps() {
        return plan;
    }

    /// Whether the cluster of that run has its new version: what comes then only goes forward.
    public static boolean hasUpgraded(Page<InPlaceFacts> page) {
        boolean isOver =
                page.of(UpgradeCluster.NAME)
                        .filter(line -> line.status() == StepRecord.Status.DONE)
                        .isPresent();
        return isOver
                && switch (page.state()) {
                    case RunState.Running _, RunState.Finished _ -> true;
                    case RunState.Unwinding _, RunState.Unwound _ -> false;
                };
    }
}
