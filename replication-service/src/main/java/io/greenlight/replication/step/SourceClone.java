package io.greenlight.replication.step;

import io.greenlight.backbone.cluster.Clones;
import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.Fleet;
import io.greenlight.backbone.cluster.Instance;
import io.greenlight.backbone.cluster.Instances;
import io.greenlight.backbone.cluster.RunNames;
import io.greenlight.backbone.cluster.RunTags;
import io.greenlight.backbone.plan.Recheck;
import io.greenlight.backbone.plan.Run;
import io.greenlight.backbone.plan.StepOutcome;
import io.greenlight.contracts.ClusterRef;
import io.greenlight.contracts.Fault;
import io.greenlight.contracts.Reason;
import io.greenlight.contracts.UpgradeOrder;
import io.greenlight.replication.run.ReplicationConfig;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/// A fast clone of the source, made for one upgrade: a target, or something to go back to. Every
/// call looks how far RDS is, and asks it for what comes next.
@Singleton
public final class SourceClone {

    private final Fleet fleet;
    private final Instances instances;
    private final Clones clones;
    private final ReplicationConfig config;

    @Inject
    public SourceClone(Fleet fleet, Instances instances, Clones clones, ReplicationConfig config) {
        this.fleet = fleet;
        this.instances = instances;
        this.clones = clones;
        this.config = config;
    }

    /// Makes the clone of that name, with a writer of the source's class, unless it is there; done
    /// once the writer is available.
    public StepOutcome make(Run<?> run, ClusterRef name) {
        UpgradeOrder order = run.order();
        Cluster source = fleet.require(order.resourceId());
        Optional<Cluster> clone = fleet.find(name);
        if (clone.isEmpty()) {
            clones.make(source, name, RunTags.of(source, order.upgrade()));
            return notYet(run, "clone %s is being made".formatted(name));
        }
        if (!RunTags.areOn(clone.get(), order.upgrade())) {
            return new StepOutcome.GiveUp(
                    new Reason(
                            "target-name-taken",
                            Fault.OPERATOR,
                            "A cluster called %s is there, and it is not ours".formatted(name),
                            "Rename or delete it, then inject replication-requested"));
        }
        if (!clone.get().isAvailable()) {
            return notYet(run, "clone %s is %s".formatted(name, clone.get().status()));
        }
        return writer(run, source, clone.get());
    }

    /// Deletes the clone of that name with all its instances; done once it is gone. Somebody else's
    /// cluster of that name stays.
    public StepOutcome delete(Run<?> run, ClusterRef name) {
        UpgradeOrder order = run.order();
        Optional<Cluster> clone = fleet.find(name);
        if (clone.isEmpty() || !RunTags.areOn(clone.get(), order.upgrade())) {
            return new StepOutcome.Done("the clone is gone");
        }
        List<Instance> left = instances.of(clone.get().ref());
        left.stream().filter(instance -> !instance.isBeingDeleted()).forEach(instances::delete);
        if (left.isEmpty() && !clone.get().status().equals("deleting")) {
            clones.delete(clone.get());
        }
        return notYet(run, "clone %s is being deleted".formatted(clone.get().ref()));
    }

    private StepOutcome writer(Run<?> run, Cluster source, Cluster clone) {
        RunNames names = new RunNames(run.order().upgrade());
        List<Instance> there = instances.of(clone.ref());
        if (there.isEmpty()) {
            Instance like = instances.writerOf(source);
            instances.add(clone, names.instance(clone.ref(), 1), like, like.ownParameterGroup());
            return notYet(run, "the writer of %s is being made".formatted(clone.ref()));
        }
        Instance writer = there.getFirst();
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
                : notYet(run, "writer %s is %s".formatted(writer.name(), writer.status()));
    }

    private StepOutcome notYet(Run<?> run, String waitingFor) {
        return new StepOutcome.NotYet(waitingFor, new Recheck(config.recheck()).in(run));
    }
}
