package io.greenlight.replication.inplace;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.plan.Recheck;
import io.greenlight.backbone.plan.Run;
import io.greenlight.backbone.plan.Step;
import io.greenlight.backbone.plan.StepOutcome;
import io.greenlight.replication.beforehand.Obstacle;
import io.greenlight.replication.database.Session;
import io.greenlight.replication.run.ReplicationConfig;
import java.util.List;
import java.util.Optional;

/// Looks at the cluster once: that it is there, at a version below the one that it is to have, and
/// that its writer answers.
///
/// - **Again:** looks again.
/// - **Undo:** there is nothing to take back.
public final class ResolveCluster implements Step<InPlaceFacts> {

    private final InPlaceSource source;
    private final ReplicationConfig config;

    ResolveCluster(InPlaceSource source, ReplicationConfig config) {
        this.source = source;
        this.config = config;
    }

    @Override
    public String name() {
        return "resolve-cluster";
    }

    @Override
    public StepOutcome run(Run<InPlaceFacts> run) throws Exception {
        Optional<Cluster> found = source.find(run);
        Optional<StepOutcome> obstacle =
                Obstacle.of(
                        run.order(),
                        found,
                        sentence ->
                                new StepOutcome.NotYet(
                                        sentence, new Recheck(config.recheck()).in(run)));
        return obstacle.isPresent() ? obstacle.get() : look(run, found.orElseThrow());
    }

    private StepOutcome look(Run<InPlaceFacts> run, Cluster cluster) throws Exception {
        List<String> databases;
        try (Session session = source.openMaintenance(run)) {
            databases = session.databases();
        }
        return new StepOutcome.Done(
                "%s is at version %s, with %d instances and %d databases: %s"
                        .formatted(
                                cluster.ref(),
                                cluster.version(),
                                cluster.instances().size(),
                                databases.size(),
                                databases));
    }

    @Override
    public StepOutcome undo(Run<InPlaceFacts> run) {
        return new StepOutcome.Done("nothing was changed");
    }
}
