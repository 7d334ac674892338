package io.greenlight.replication.step;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.EngineUpgrades;
import io.greenlight.backbone.cluster.Instance;
import io.greenlight.backbone.cluster.RunNames;
import io.greenlight.backbone.plan.Run;
import io.greenlight.backbone.plan.Step;
import io.greenlight.backbone.plan.StepOutcome;
import io.greenlight.contracts.Fault;
import io.greenlight.contracts.PostgresVersion;
import io.greenlight.contracts.Reason;
import io.greenlight.replication.run.ReplicationFacts;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Upgrades the clone. It is done when the server itself says the new version, and its parameters
/// are in force; a status proves nothing.
///
/// - **Again:** an upgrade that was asked for is waited for; one that failed gives its reasons.
/// - **Undo:** it goes with the clone.
public final class UpgradeClone implements Step<ReplicationFacts> {

    private final CloneWork work;
    private final EngineUpgrades upgrades;
    private final Clock clock;

    UpgradeClone(CloneWork work, EngineUpgrades upgrades, Clock clock) {
        this.work = work;
        this.upgrades = upgrades;
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
    public StepOutcome run(Run<ReplicationFacts> run) throws Exception {
        PostgresVersion version = run.order().path().target();
        Cluster clone = work.clone(run);
        if (!clone.isAvailable()) {
            return work.notYet("clone %s is %s".formatted(clone.ref(), clone.status()));
        }
        if (!clone.version().equals(version)) {
            return ask(run, clone, version);
        }
        Optional<Instance> pending =
                work.instances().of(clone.ref()).stream()
                        .filter(instance -> instance.rebootPending() || !instance.isAvailable())
                        .findFirst();
        if (pending.isPresent()) {
            if (pending.get().isAvailable()) {
                work.instances().reboot(pending.get());
            }
            return work.notYet("%s restarts for its parameters".formatted(pending.get().name()));
        }
        String first = run.facts().foundSource().databases().getFirst().name();
        try (var session = work.access().open(run, work.access().targetWriter(run), first)) {
            return new StepOutcome.Done("the clone runs " + session.setting("server_version"));
        }
    }

    @Override
    public StepOutcome undo(Run<ReplicationFacts> run) {
        return new StepOutcome.Done("it goes with the clone");
    }

    private StepOutcome ask(Run<ReplicationFacts> run, Cluster clone, PostgresVersion version) {
        Optional<List<String>> complaints =
                run.facts()
                        .upgradeAsked()
                        .map(since -> upgrades.complaints(clone, since))
                        .filter(said -> !said.isEmpty());
        if (complaints.isPresent()) {
            return new StepOutcome.GiveUp(
                    new Reason(
                            "upgrade-refused",
                            Fault.OPERATOR,
                            "The clone cannot be upgraded to %s: %s"
                                    .formatted(version, String.join("; ", complaints.get())),
                            "Repair on the source what it names, then inject"
                                    + " replication-requested"));
        }
        run.keep(run.facts().upgradeAskedAt(clock.instant()));
        RunNames names = Access.names(run);
        Optional<String> instances =
                work.instances()
                        .writerOf(work.source(run))
                        .ownParameterGroup()
                        .map(names::instanceParameterGroup);
        upgrades.begin(clone, version, Optional.of(names.parameterGroup()), instances);
        return work.notYet("clone %s is being upgraded to %s".formatted(clone.ref(), version));
    }
}
