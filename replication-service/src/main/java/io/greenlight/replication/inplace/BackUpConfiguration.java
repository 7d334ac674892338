package io.greenlight.replication.inplace;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.plan.Run;
import io.greenlight.backbone.plan.Step;
import io.greenlight.backbone.plan.StepOutcome;

/// Writes down how the cluster is set up, before anything about it changes.
///
/// - **Again:** the file is written anew; nothing has changed since.
/// - **Undo:** the file stays.
public final class BackUpConfiguration implements Step<InPlaceFacts> {

    private final InPlaceSource source;
    private final ClusterConfiguration configuration;
    private final RunLog log;

    BackUpConfiguration(InPlaceSource source, ClusterConfiguration configuration, RunLog log) {
        this.source = source;
        this.configuration = configuration;
        this.log = log;
    }

    @Override
    public String name() {
        return "back-up-configuration";
    }

    @Override
    public StepOutcome run(Run<InPlaceFacts> run) {
        Cluster cluster = source.cluster(run);
        String address =
                log.write(run.order(), "configuration.json", configuration.of(cluster) + "\n");
        return new StepOutcome.Done(
                "the configuration of %s is in %s".formatted(cluster.ref(), address));
    }

    @Override
    public StepOutcome undo(Run<InPlaceFacts> run) {
        return new StepOutcome.Done("the file stays");
    }
}
