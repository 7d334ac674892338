package io.greenlight.replication.rehearsal;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.EngineUpgrades;
import io.greenlight.backbone.cluster.Instance;
import io.greenlight.backbone.cluster.RunNames;
import io.greenlight.backbone.cluster.UpgradeLogs;
import io.greenlight.backbone.plan.Run;
import io.greenlight.backbone.plan.Step;
import io.greenlight.backbone.plan.StepOutcome;
import io.greenlight.contracts.Finding;
import io.greenlight.contracts.PostgresVersion;
import io.greenlight.replication.database.Session;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Has RDS upgrade the clone, as it would the cluster. That it refuses is what somebody wants to
/// know: the reasons are kept as findings, and the rehearsal goes on to its report.
///
/// - **Again:** an upgrade that was asked for is waited for; one that failed is not tried again.
/// - **Undo:** it goes with the clone.
final class UpgradeRehearsalClone implements Step<RehearsalFacts> {

    private final RehearsalSite site;
    private final EngineUpgrades upgrades;
    private final UpgradeLogs logs;
    private final Clock clock;

    UpgradeRehearsalClone(
            RehearsalSite site, EngineUpgrades upgrades, UpgradeLogs logs, Clock clock) {
        this.site = site;
        this.upgrades = upgrades;
        this.logs = logs;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "upgrade-clone";
    }

    @Override
    public Duration patience() {
        return Duration.ofHours(6);
    }

    @Override
    public StepOutcome run(Run<RehearsalFacts> run) throws Exception {
        Cluster clone = site.clone(run);
        if (!clone.isAvailable()) {
            return site.notYet(run, "clone %s is %s".formatted(clone.ref(), clone.status()));
        }
        if (!clone.version().equals(run.order().path().target())) {
            return ask(run, clone);
        }
        Optional<Instance> restarting = site.restarting(clone);
        if (restarting.isPresent()) {
            return site.notYet(
                    run, "%s restarts for its parameters".formatted(restarting.get().name()));
        }
        CloneUpgrade done = run.facts().upgrade().ended(CloneUpgrade.State.DONE);
        try (Session session = site.openClone(run)) {
            run.keep(run.facts().with(done).timed("upgrade", run.elapsed()));
            return new StepOutcome.Done("the clone runs " + session.setting("server_version"));
        }
    }

    @Override
    public StepOutcome undo(Run<RehearsalFacts> run) {
        return new StepOutcome.Done("it goes with the clone");
    }

    private StepOutcome ask(Run<RehearsalFacts> run, Cluster clone) {
        CloneUpgrade sofar = run.facts().upgrade();
        List<String> complaints =
                sofar.anyAsked().map(since -> upgrades.complaints(clone, since)).orElse(List.of());
        if (!complaints.isEmpty()) {
            return refused(run, clone, complaints);
        }
        PostgresVersion version = run.order().path().target();
        run.keep(run.facts().with(sofar.asked(clock.instant())));
        if (run.order().path().crossesMajors()) {
            RunNames names = RehearsalSite.names(run);
            upgrades.begin(
                    clone,
                    version,
                    Optional.of(names.parameterGroup()),
                    site.ownInstanceGroup(run).map(names::instanceParameterGroup));
        } else {
            upgrades.begin(clone, version, Optional.empty(), Optional.empty());
        }
        return site.notYet(run, "clone %s is being upgraded to %s".formatted(clone.ref(), version));
    }

    private StepOutcome refused(Run<RehearsalFacts> run, Cluster clone, List<String> complaints) {
        List<UpgradeLogs.LogFile> files =
                run.facts()
                        .upgrade()
                        .anyAsked()
                        .map(since -> logs.of(clone, since))
                        .orElse(List.of());
        List<Finding> reasons = Refusal.findings(complaints, files);
        run.keep(
                run.facts()
                        .with(run.facts().upgrade().ended(CloneUpgrade.State.REFUSED))
                        .timed("refusal", run.elapsed())
                        .found(Refusal.CHECK, reasons));
        return new StepOutcome.Done(
                "RDS did not upgrade the clone: %s"
                        .formatted(
                                String.join("; ", reasons.stream().map(Finding::title).toList())));
    }
}
