package io.greenlight.replication.rehearsal;

import io.greenlight.backbone.cluster.EngineUpgrades;
import io.greenlight.backbone.cluster.ParameterGroups;
import io.greenlight.backbone.cluster.UpgradeLogs;
import io.greenlight.backbone.journal.ClusterFiles;
import io.greenlight.backbone.journal.RunLog;
import io.greenlight.backbone.plan.Plan;
import io.greenlight.replication.beforehand.PrepareGroups;
import io.greenlight.replication.run.ReplicationConfig;
import io.greenlight.replication.step.SourceClone;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;

/// A rehearsal, as a table of contents. Whatever fails, the clone is gone in the end.
@Singleton
public final class RehearsalSteps {

    private final Plan<RehearsalFacts> plan;

    @Inject
    public RehearsalSteps(
            RehearsalSite site,
            SourceClone clone,
            EngineUpgrades upgrades,
            UpgradeLogs logs,
            ParameterGroups groups,
            RunLog log,
            ClusterFiles files,
            ReplicationConfig config,
            Clock clock) {
        this.plan =
                new Plan<>(
                        List.of(
                                new ResolveRehearsal(site),
                                new ReadStatements(site, config),
                                new PrepareGroups<>(site, groups, log),
                                new CloneForRehearsal(clone),
                                new DropCloneSlots(site),
                                new RecordPlans(site),
                                new LoadOldVersion(site, config),
                                new UpgradeRehearsalClone(site, upgrades, logs, clock),
                                new UpdateCloneExtensions(site),
                                new AnalyzeClone(site, config, clock),
                                new LoadNewVersion(site, config),
                                new ProbeFunctions(site),
                                new ComparePlans(site),
                                new WriteReport(log, files, clock),
                                new DropClone(clone, groups)),
                        List.of());
    }

    public Plan<RehearsalFacts> plan() {
        return plan;
    }
}
