package io.greenlight.replication.step;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.Instance;
import io.greenlight.backbone.cluster.RunNames;
import io.greenlight.backbone.plan.Run;
import io.greenlight.backbone.plan.Step;
import io.greenlight.backbone.plan.StepOutcome;
import io.greenlight.replication.run.ReplicationFacts;
import java.time.Duration;
import java.util.List;

/// Gives the target as many readers as the source has, of the same classes.
///
/// - **Again:** only what is missing is made.
/// - **Undo:** they go with the clone.
public final class AddReaders implements Step<ReplicationFacts> {

    private final CloneWork work;

    AddReaders(CloneWork work) {
        this.work = work;
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
        Cluster source = work.source(run);
        Cluster target = work.clone(run);
        List<Instance> readers =
                work.instances().of(source.ref()).stream()
                        .filter(instance -> !instance.isWriter())
                        .toList();
        List<Instance> there = work.instances().of(target.ref());
        for (int i = there.size() - 1; i < readers.size(); i++) {
            RunNames names = Access.names(run);
            Instance like = readers.get(i);
            work.instances()
                    .add(
                            target,
                            names.instance(target.ref(), i + 2),
                            like,
                            like.ownParameterGroup().map(names::instanceParameterGroup));
        }
        boolean complete =
                there.size() > readers.size() && there.stream().allMatch(Instance::isAvailable);
        return complete
                ? new StepOutcome.Done("%d readers, as on the source".formatted(readers.size()))
                : work.notYet("readers are being made");
    }

    @Override
    public StepOutcome undo(Run<ReplicationFacts> run) {
        return new StepOutcome.Done("they go with the clone");
    }
}
