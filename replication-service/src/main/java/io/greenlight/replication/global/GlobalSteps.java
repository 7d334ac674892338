package io.greenlight.replication.global;

import io.greenlight.backbone.cluster.LogExports;
import io.greenlight.backbone.journal.RunLog;
import io.greenlight.backbone.plan.Plan;
import io.greenlight.replication.beforehand.BackUpConfiguration;
import io.greenlight.replication.beforehand.ClusterConfiguration;
import io.greenlight.replication.beforehand.ExportLogs;
import io.greenlight.replication.run.ReplicationConfig;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;

/// Strategy `global-minor` before any client is stopped, as a table of contents, in every mode the
/// same.
@Singleton
public final class GlobalSteps {

    private final Plan<GlobalFacts> plan;

    @Inject
    public GlobalSteps(
            GlobalSource source,
            LogExports exports,
            ClusterConfiguration configuration,
            RunLog log,
            ReplicationConfig config) {
        this.plan =
                new Plan<>(
                        List.of(
                                new ResolveGlobal(source, config),
                                new ExportLogs<>(source::members, exports, config),
                                new BackUpConfiguration<>(source::members, configuration, log)),
                        List.of());
    }

    public Plan<GlobalFacts> plan() {
        return plan;
    }
}
