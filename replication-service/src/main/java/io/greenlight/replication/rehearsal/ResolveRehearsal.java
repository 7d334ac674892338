package io.greenlight.replication.rehearsal;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.plan.Run;
import io.greenlight.backbone.plan.Step;
import io.greenlight.backbone.plan.StepOutcome;
import io.greenlight.contracts.Fault;
import io.greenlight.contracts.PostgresVersion;
import io.greenlight.contracts.Reason;
import io.greenlight.replication.beforehand.EnabledSubscriptions;
import io.greenlight.replication.run.MissingSource;
import java.util.ArrayList;
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
        PostgresVersion target = run.order().path().target();
        Optional<Cluster> found = site.find(run);
        if (found.isEmpty()) {
            return new StepOutcome.GiveUp(MissingSource.reason(run.order().cluster()));
        }
        Cluster cluster = found.get();
        if (cluster.version().compareTo(target) >= 0) {
            return new StepOutcome.GiveUp(upgradedAlready(cluster, target));
        }
        if (!cluster.isAvailable()) {
            return site.notYet(run, "%s is %s".formatted(cluster.ref(), cluster.status()));
        }
        List<String> databases = new ArrayList<>();
        List<String> enabled = new ArrayList<>();
        site.eachOnSource(
                run,
                session -> {
                    databases.add(session.database());
                    enabled.addAll(EnabledSubscriptions.disabled(session));
                });
        return enabled.isEmpty()
                ? new StepOutcome.Done(
                        "%s is at version %s, with %d databases: %s"
                                .formatted(
                                        cluster.ref(),
                                        cluster.version(),
                                        databases.size(),
                                        databases))
                : new StepOutcome.GiveUp(EnabledSubscriptions.reason(enabled));
    }

    @Override
    public StepOutcome undo(Run<RehearsalFacts> run) {
        return new StepOutcome.Done("nothing was changed");
    }

    private static Reason upgradedAlready(Cluster cluster, PostgresVersion target) {
        return new Reason(
                "already-upgraded",
                Fault.OPERATOR,
                "%s has version %s by now, and %s was to be rehearsed"
                        .formatted(cluster.ref(), cluster.version(), target),
                "Set the tag UpgradeDB:TargetVersion to a later version");
    }
}
