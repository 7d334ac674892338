package io.greenlight.replication.global;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.GlobalCluster;
import io.greenlight.backbone.plan.Run;
import io.greenlight.backbone.plan.Step;
import io.greenlight.backbone.plan.StepOutcome;
import io.greenlight.contracts.Reason;
import io.greenlight.replication.beforehand.Clusters;
import io.greenlight.replication.run.MissingSource;
import io.greenlight.replication.run.ReplicationConfig;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// Looks at the Global Database and its clusters in all regions: that the one which was ordered is
/// the primary, that all are of one version and available, and that every instance lets us in.
///
/// - **Again:** looks again.
/// - **Undo:** there is nothing to take back.
public final class ResolveGlobal implements Step<GlobalFacts> {

    private final GlobalSource source;
    private final ReplicationConfig config;

    ResolveGlobal(GlobalSource source, ReplicationConfig config) {
        this.source = source;
        this.config = config;
    }

    @Override
    public String name() {
        return "resolve-global";
    }

    @Override
    public StepOutcome run(Run<GlobalFacts> run) throws IOException {
        Optional<Cluster> ordered = source.ordered(run.order());
        if (ordered.isEmpty()) {
            return new StepOutcome.GiveUp(MissingSource.reason(run.order().cluster()));
        }
        Optional<GlobalCluster> global = source.global(ordered.get());
        return global.isPresent()
                ? look(run, ordered.get(), global.get())
                : new StepOutcome.GiveUp(Unfit.alone(ordered.get()));
    }

    private StepOutcome look(Run<GlobalFacts> run, Cluster ordered, GlobalCluster global)
            throws IOException {
        List<Cluster> members = source.clusters(global);
        Optional<String> busy = busy(global, members);
        if (busy.isPresent()) {
            return new StepOutcome.NotYet(busy.get(), config.recheck());
        }
        if (!global.members().getFirst().arn().equals(ordered.arn())) {
            return new StepOutcome.GiveUp(Unfit.secondary(ordered, global));
        }
        Optional<Reason> version = Unfit.byVersion(run.order(), global, members);
        if (version.isPresent()) {
            return new StepOutcome.GiveUp(version.get());
        }
        for (Cluster member : members) {
            source.reach(run.order(), member);
        }
        run.keep(run.facts().with(members.stream().map(ResolveGlobal::place).toList()));
        return new StepOutcome.Done(sentence(global, members));
    }

    private static Optional<String> busy(GlobalCluster global, List<Cluster> members) {
        if (members.size() < global.members().size()) {
            return Optional.of(
                    "%s has %d members, of which %d are there"
                            .formatted(
                                    global.identifier(), global.members().size(), members.size()));
        }
        return members.stream()
                .filter(member -> !member.isAvailable())
                .map(member -> "%s is %s".formatted(member.ref(), member.status()))
                .findFirst()
                .or(() ->
                        Optional.of("%s is %s".formatted(global.identifier(), global.status()))
                                .filter(_ -> !global.isAvailable()))
                .or(() ->
                        Optional.of("no member of %s writes".formatted(global.identifier()))
                                .filter(_ -> !global.hasPrimary()));
    }

    private static GlobalFacts.Place place(Cluster member) {
        return new GlobalFacts.Place(member.ref().region(), member.resourceId());
    }

    private static String sentence(GlobalCluster global, List<Cluster> members) {
        return "%s is at version %s, with %d clusters and %d instances, all of which let us in: %s"
                .formatted(
                        global.identifier(),
                        members.getFirst().version(),
                        members.size(),
                        members.stream().mapToInt(member -> member.instances().size()).sum(),
                        Clusters.names(members));
    }

    @Override
    public StepOutcome undo(Run<GlobalFacts> run) {
        return new StepOutcome.Done("nothing was changed");
    }
}
