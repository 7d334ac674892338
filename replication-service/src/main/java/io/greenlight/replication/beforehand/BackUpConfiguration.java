package io.greenlight.replication.beforehand;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.journal.RunLog;
import io.greenlight.backbone.plan.Run;
import io.greenlight.backbone.plan.Step;
import io.greenlight.backbone.plan.StepOutcome;
import java.util.List;

/// Writes down how the clusters are set up, before anything about them changes.
///
/// - **Again:** the file is written anew; nothing has changed since.
/// - **Undo:** the file stays.
///
/// @param <F> the facts that the strategy's plan resolves
public final class BackUpConfiguration<F> implements Step<F> {

    private final Clusters<F> clusters;
    private final ClusterConfiguration configuration;
    private final RunLog log;

    public BackUpConfiguration(
            Clusters<F> clusters, ClusterConfiguration configuration, RunLog log) {
        this.clusters = clusters;
        this.configuration = configuration;
        this.log = log;
    }

    @Override
    public String name() {
        return "back-up-configuration";
    }

    @Override
    public StepOutcome run(Run<F> run) {
        List<Cluster> all = clusters.of(run);
        String address = log.write(run.order(), "configuration.json", configuration.of(all) + "\n");
        return new StepOutcome.Done(
                "the configuration of %s is in %s".formatted(Clusters.names(all), address));
    }

    @Override
    public StepOutcome undo(Run<F> run) {
        return new StepOutcome.Done("the file stays");
    }
}
