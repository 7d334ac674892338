package io.greenlight.cutover;

import io.greenlight.backbone.cluster.Fleet;
import io.greenlight.backbone.cluster.Secrets;
import io.greenlight.backbone.plan.Plan;
import io.greenlight.cutover.database.Sessions;
import io.greenlight.cutover.pause.Comparisons;
import io.greenlight.cutover.pause.StageOpener;
import io.greenlight.cutover.pause.Switchover;
import io.greenlight.cutover.pooler.PoolerDirectory;
import io.greenlight.cutover.run.CutoverConfig;
import io.greenlight.cutover.run.CutoverFacts;
import io.greenlight.cutover.step.AwaitQuietSource;
import io.greenlight.cutover.step.ClusterChanges;
import io.greenlight.cutover.step.DropRunSchema;
import io.greenlight.cutover.step.MarkClusters;
import io.greenlight.cutover.step.OpenTarget;
import io.greenlight.cutover.step.ReleaseSource;
import io.greenlight.cutover.step.RenameClusters;
import io.greenlight.cutover.step.ResolveSides;
import io.greenlight.cutover.step.SettlePoolers;
import io.greenlight.cutover.step.StartWayBack;
import io.greenlight.cutover.step.SwitchOver;
import io.greenlight.cutover.step.VerifyContents;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;

/// The ordered switchover, as a table of contents.
@Singleton
public final class CutoverPlan {

    private final Plan<CutoverFacts> plan;

    @Inject
    public CutoverPlan(
            Fleet fleet,
            ClusterChanges changes,
            PoolerDirectory directory,
            Secrets secrets,
            Sessions sessions,
            StageOpener stages,
            Switchover switchover,
            Comparisons comparisons,
            CutoverConfig config,
            Clock clock) {
        this.plan =
                new Plan<>(
                        List.of(
                                new ResolveSides(fleet, directory, sessions, stages),
                                new AwaitQuietSource(stages, config),
                                new SwitchOver(switchover)),
                        List.of(
                                new OpenTarget(switchover),
                                new RenameClusters(fleet, changes, config.recheck()),
                                new SettlePoolers(fleet, stages),
                                new MarkClusters(fleet, changes),
                                new ReleaseSource(stages),
                                new StartWayBack(fleet, stages, secrets, config),
                                new VerifyContents(comparisons, clock),
                                new DropRunSchema(stages)));
    }

    /// The steps. The point of no return lies in the last one that is reversible.
    public Plan<CutoverFacts> steps() {
        return plan;
    }
}
