package io.greenlight.replication.step;

import io.greenlight.backbone.cluster.Clones;
import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.Instance;
import io.greenlight.backbone.cluster.RunNames;
import io.greenlight.backbone.cluster.RunTags;
import io.greenlight.backbone.plan.Run;
import io.greenlight.backbone.plan.Step;
import io.greenlight.backbone.plan.StepOutcome;
import io.greenlight.contracts.ClusterRef;
import io.greenlight.contracts.Fault;
import io.greenlight.contracts.Reason;
import io.greenlight.replication.run.ReplicationFacts;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Makes the target: a fast clone of the source, with a writer of the same class.
///
/// - **Again:** a clone with our tag is looked at, not made again.
/// - **Undo:** instances and cluster go, and nothing is kept of them: the source has it all.
public final class CloneSource implements Step<ReplicationFacts> {

    private final CloneWork work;
    private final Clones clones;

    CloneSource(CloneWork work, Clones clones) {
        this.work = work;
        this.clones = clones;
    }

    @Override
    public String name() {
        return "clone-source";
    }

    @Override
    public Duration patience() {
        return Duration.ofHours(2);
    }

    @Override
    public StepOutcome run(Run<ReplicationFacts> run) throws IOException {
        Cluster source = work.source(run);
        ClusterRef name = Access.names(run).target(run.order().cluster());
        Optional<Cluster> clone = work.access().target(run);
        if (clone.isEmpty()) {
            clones.make(source, name, RunTags.of(source, run.order().upgrade()));
            return work.notYet("clone %s is being made".formatted(name));
        }
        if (!RunTags.areOn(clone.get(), run.order().upgrade())) {
            return new StepOutcome.GiveUp(
                    new Reason(
                            "target-name-taken",
                            Fault.OPERATOR,
                            "A cluster called %s is there, and it is not ours".formatted(name),
                            "Rename or delete it, then inject replication-requested"));
        }
        if (!clone.get().isAvailable()) {
            return work.notYet("clone %s is %s".formatted(name, clone.get().status()));
        }
        return writer(source, clone.get(), Access.names(run));
    }

    @Override
    public StepOutcome undo(Run<ReplicationFacts> run) {
        Optional<Cluster> clone = work.access().target(run);
        if (clone.isEmpty() || !RunTags.areOn(clone.get(), run.order().upgrade())) {
            return new StepOutcome.Done("the clone is gone");
        }
        List<Instance> instances = work.instances().of(clone.get().ref());
        instances.stream()
                .filter(instance -> !instance.isBeingDeleted())
                .forEach(work.instances()::delete);
        if (instances.isEmpty() && !clone.get().status().equals("deleting")) {
            clones.delete(clone.get());
        }
        return work.notYet("clone %s is being deleted".formatted(clone.get().ref()));
    }

    private StepOutcome writer(Cluster source, Cluster clone, RunNames names) throws IOException {
        List<Instance> instances = work.instances().of(clone.ref());
        if (instances.isEmpty()) {
            Instance like = work.writer(source);
            work.instances()
                    .add(clone, names.instance(clone.ref(), 1), like, like.ownParameterGroup());
            return work.notYet("the writer of %s is being made".formatted(clone.ref()));
        }
        Instance writer = instances.getFirst();
        if (writer.isBroken()) {
            return new StepOutcome.GiveUp(
                    new Reason(
                            "clone-failed",
                            Fault.PLATFORM,
                            "RDS could not make writer %s of the clone: it is %s"
                                    .formatted(writer.name(), writer.status()),
                            "aws rds describe-events --source-type db-instance --source-identifier"
                                    + " %s --duration 60 may say why; then inject"
                                            .formatted(writer.name())
                                    + " replication-requested"));
        }
        return writer.isAvailable()
                ? new StepOutcome.Done(
                        "%s is a clone of %s, at version %s"
                                .formatted(clone.ref(), source.ref(), clone.version()))
                : work.notYet("writer %s is %s".formatted(writer.name(), writer.status()));
    }
}
