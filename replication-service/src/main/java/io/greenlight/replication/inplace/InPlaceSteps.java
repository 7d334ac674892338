package io.greenlight.replication.inplace;

import io.greenlight.backbone.cluster.LogExports;
import io.greenlight.backbone.cluster.ParameterGroups;
import io.greenlight.backbone.journal.RunLog;
import io.greenlight.backbone.plan.Plan;
import io.greenlight.contracts.Mode;
import io.greenlight.replication.beforehand.BackUpConfiguration;
import io.greenlight.replication.beforehand.ClusterConfiguration;
import io.greenlight.replication.beforehand.Clusters;
import io.greenlight.replication.beforehand.ExportLogs;
import io.greenlight.replication.beforehand.PrepareGroups;
import io.greenlight.replication.run.ReplicationConfig;
import io.greenlight.replication.step.SourceClone;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;

/// Strategy `in-place` before any client is stopped, as two tables of contents, one a mode. All of
/// it can be taken back.
@Singleton
public final class InPlaceSteps {

    private final Plan<InPlaceFacts> preupgrade;
    private final Plan<InPlaceFacts> upgrade;

    @Inject
    public InPlaceSteps(
            InPlaceSource source,
            SourceClone clone,
            LogExports exports,
            ClusterConfiguration configuration,
            ParameterGroups groups,
            RunLog log,
            ReplicationConfig config,
            Clock clock) {
        Clusters<InPlaceFacts> cluster = run -> List.of(source.cluster(run));
        WayBackClone wayBack = new WayBackClone(source, clone, clock);
        this.preupgrade =
                new Plan<>(
                        List.of(
                                new ResolveCluster(source, config),
                                new ExportLogs<>(cluster, exports, config),
                                new BackUpConfiguration<>(cluster, configuration, log),
                                new ReportSlots(source, log),
                                new FreezeRows(source, log, config, clock)),
                        List.of());
        this.upgrade =
                new Plan<>(
                        List.of(
                                new ResolveCluster(source, config),
                                new BeginWayBack(wayBack),
                                new ExportLogs<>(cluster, exports, config),
                                new BackUpConfiguration<>(cluster, configuration, log),
                                new ReportSlots(source, log),
                                new PrepareGroups<>(source, groups, log),
                                new MakeWayBack(wayBack, log)),
                        List.of());
    }

    /// What is looked at, written down and frozen without the upgrade itself.
    public Plan<InPlaceFacts> preupgrade() {
        return preupgrade;
    }

    /// What comes before the upgrade itself.
    public Plan<InPlaceFacts> upgrade() {
        return upgrade;
    }

    /// The plan of an order of that mode.
    public Plan<InPlaceFacts> plan(Mode mode) {
        return switch (mode) {
            case PREUPGRADE -> preupgrade;
            case UPGRADE -> upgrade;
            case REHEARSAL, PATCH ->
                    throw new IllegalStateException("in place there is no %s".formatted(mode));
        };
    }
}
