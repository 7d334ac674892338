package io.greenlight.replication.rehearsal;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.plan.Run;
import io.greenlight.backbone.plan.Step;
import io.greenlight.backbone.plan.StepOutcome;
import io.greenlight.replication.beforehand.EnabledSubscriptions;
import io.greenlight.replication.beforehand.Obstacle;
import io.greenlight.replication.database.Session;
import java.util.List;
import java.util.Optional;

/// Looks at the cluster once: that it is there, at a version below the one that it is to have, and
/// that a clone of it takes nothing away from it.
///
/// - **Again:** looks again.
/// - **Undo:** there is nothing to take back.
final class ResolveRehearsal implements Step<RehearsalFacts> {

    private final RehearsalSite site;

    ResolveRehearsal(RehearsalSite site) {
        this.site = site;
    }

    @Override
    public String name() {
        return "resolve-rehearsal";
    }

    @Override
    public StepOutcome run(Run<RehearsalFacts> run) throws Exception {
        Optional<Cluster> found = site.find(run);
        Optional<StepOutcome> obstacle =
                Obstacle.of(run.order(), found, sentence -> site.notYet(run, sentence));
        return obstacle.isPresent() ? obstacle.get() : look(run, found.orElseThrow());
    }

    private StepOutcome look(Run<RehearsalFacts> run, Cluster cluster) throws Exception {
        List<String> databases;
        List<String> disabling;
        try (Session session = site.openSource(run)) {
            databases = session.databases();
            disabling = session.disablingStatements();
        }
        return disabling.isEmpty()
                ? new StepOutcome.Done(
                        "%s is at version %s, with %d databases: %s"
                                .formatted(
                                        cluster.ref(),
                                        cluster.version(),
                                        databases.size(),
                                        databases))
                : new StepOutcome.GiveUp(EnabledSubscriptions.reason(disabling));
    }

    @Override
    public StepOutcome undo(Run<RehearsalFacts> run) {
        return new StepOutcome.Done("nothing was changed");
    }
}
