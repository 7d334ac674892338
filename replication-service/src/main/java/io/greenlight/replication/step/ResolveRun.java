package io.greenlight.replication.step;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.Endpoint;
import io.greenlight.backbone.cluster.Fleet;
import io.greenlight.backbone.cluster.database.Databases;
import io.greenlight.backbone.plan.Run;
import io.greenlight.backbone.plan.Step;
import io.greenlight.backbone.plan.StepOutcome;
import io.greenlight.replication.database.Session;
import io.greenlight.replication.run.MissingSource;
import io.greenlight.replication.run.ReplicationFacts;
import io.greenlight.replication.run.Source;
import io.greenlight.replication.run.SourceDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Looks at the source once: its databases, in the order that gives the slots their numbers, and
/// where its writer answers under a name that no rename of the cluster moves.
///
/// - **Again:** looks again.
/// - **Undo:** there is nothing to take back.
public final class ResolveRun implements Step<ReplicationFacts> {

    private final Fleet fleet;
    private final Access access;

    public ResolveRun(Fleet fleet, Access access) {
        this.fleet = fleet;
        this.access = access;
    }

    @Override
    public String name() {
        return "resolve-run";
    }

    @Override
    public StepOutcome run(Run<ReplicationFacts> run) throws Exception {
        Optional<Cluster> source = fleet.find(run.order().resourceId());
        if (source.isEmpty()) {
            return new StepOutcome.GiveUp(MissingSource.reason(run.order().cluster()));
        }
        Optional<Endpoint> writer = fleet.writerOf(source.get());
        if (writer.isEmpty()) {
            return new StepOutcome.NotYet(
                    "the source's writer does not answer", Duration.ofSeconds(5));
        }
        List<String> names;
        try (Session session = access.open(run, writer.get(), Databases.MAINTENANCE)) {
            names = session.databases();
        }
        List<SourceDatabase> databases =
                IntStream.range(0, names.size())
                        .mapToObj(i -> SourceDatabase.found(names.get(i), i))
                        .toList();
        run.keep(run.facts().with(new Source(source.get().ref(), writer.get(), databases)));
        return new StepOutcome.Done(
                "%d databases at %s: %s".formatted(names.size(), writer.get(), names));
    }

    @Override
    public StepOutcome undo(Run<ReplicationFacts> run) {
        return new StepOutcome.Done("nothing was changed");
    }
}
