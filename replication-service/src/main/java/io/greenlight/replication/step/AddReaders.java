package io.greenlight.replication.step;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.Fleet;
import io.greenlight.backbone.plan.Run;
import io.greenlight.backbone.plan.Step;
import io.greenlight.backbone.plan.StepOutcome;
import io.greenlight.replication.aws.Clones;
import io.greenlight.replication.aws.Instance;
import io.greenlight.replication.run.ReplicationConfig;
import io.greenlight.replication.run.ReplicationFacts;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/// Gives the target as many readers as the source has, of the same classes.
///
/// - **Again:** only what is missing is made.
/// - **Undo:** they go with the clone.
public final class AddReaders implements Step<ReplicationFacts> {

    private final Fleet fleet;
    private final Clones clones;
    private final Access access;
    private final ReplicationConfig config;

    public AddReaders(Fleet fleet, Clones clones, Access access, ReplicationConfig config) {
        this.fleet = fleet;
        this.clones = clones;
        this.access = access;
        this.config = config;
    }

    @Override
    public String name() {
        return "add-readers";
    }

    @Override
    public Duration patience() {
        return Duration.ofHours(2);
    }

    @Override
    public StepOutcome run(Run<ReplicationFacts> run) throws Exception {
        Cluster source = fleet.find(run.order().resourceId()).orElseThrow();
        Cluster target = access.target(run).orElseThrow(() -> new IOException("the clone is gone"));
        List<Instance> readers =
                clones.instances(source.ref()).stream()
                        .filter(instance -> !instance.isWriter())
                        .toList();
        List<Instance> there = clones.instances(target.ref());
        for (int i = there.size() - 1; i < readers.size(); i++) {
            String name = "%s-%d".formatted(target.ref().identifier(), i + 2);
            clones.addInstance(target, name, readers.get(i));
        }
        boolean complete =
                there.size() > readers.size() && there.stream().allMatch(Instance::isAvailable);
        return complete
                ? new StepOutcome.Done("%d readers, as on the source".formatted(readers.size()))
                : new StepOutcome.NotYet("readers are being made", config.recheck());
    }

    @Override
    public StepOutcome undo(Run<ReplicationFacts> run) {
        return new StepOutcome.Done("they go with the clone");
    }
}
