package io.greenlight.cutover.inplace.wayback;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.Instance;
import io.greenlight.backbone.cluster.RunNames;
import io.greenlight.backbone.plan.Run;
import io.greenlight.backbone.plan.StepOutcome;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Gives the clone as many readers as the cluster has that is left, of the same classes, each with
/// the parameter group that its predecessor had before the upgrade. Until they are there its writer
/// answers at the readers' endpoint. One that RDS cannot make is told, and keeps nobody waiting.
///
/// - **Again:** only what is missing is made, by its name.
final class AddReaders implements ForwardStep {

    private final BothClusters clusters;

    AddReaders(BothClusters clusters) {
        this.clusters = clusters;
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
    public StepOutcome run(Run<WayBackFacts> run) {
        Cluster clone = clusters.clone(run);
        List<Instance> there = clusters.members(clone.resourceId());
        List<Instance> readers =
                clusters.members(run.order().resourceId()).stream()
                        .filter(member -> !member.isWriter())
                        .toList();
        Optional<String> ofWriter =
                there.stream()
                        .filter(Instance::isWriter)
                        .findFirst()
                        .flatMap(Instance::ownParameterGroup);
        RunNames names = BothClusters.names(run);
        for (int i = 0; i < readers.size(); i++) {
            String name = names.instance(names.wayBack(run.order().cluster()), i + 2);
            if (there.stream().noneMatch(member -> member.name().equals(name))) {
                Optional<String> group =
                        readers.get(i)
                                .ownParameterGroup()
                                .map(own -> names.sourceOfInstanceGroup(own).or(() -> ofWriter))
                                .orElse(Optional.empty());
                clusters.instances().add(clone, name, readers.get(i), group);
            }
        }
        return outcome(run, there, readers.size());
    }

    private StepOutcome outcome(Run<WayBackFacts> run, List<Instance> there, int readers) {
        List<String> broken =
                there.stream()
                        .filter(Instance::isBroken)
                        .map(one -> "%s is %s".formatted(one.name(), one.status()))
                        .toList();
        boolean isComplete =
                there.size() > readers
                        && there.stream().allMatch(one -> one.isAvailable() || one.isBroken());
        if (!isComplete) {
            return clusters.notYet(run, "readers are being made");
        }
        String sentence = "%d readers, as the cluster had that is left".formatted(readers);
        return new StepOutcome.Done(
                broken.isEmpty()
                        ? sentence
                        : "%s; of no use: %s, delete them or make others"
                                .formatted(sentence, broken));
    }
}
