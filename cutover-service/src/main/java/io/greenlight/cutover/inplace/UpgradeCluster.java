package io.greenlight.cutover.inplace;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.EngineUpgrades;
import io.greenlight.backbone.cluster.Instance;
import io.greenlight.backbone.cluster.RunNames;
import io.greenlight.backbone.cluster.database.StandingSlots;
import io.greenlight.backbone.plan.Run;
import io.greenlight.backbone.plan.Step;
import io.greenlight.backbone.plan.StepOutcome;
import io.greenlight.contracts.Fault;
import io.greenlight.contracts.PostgresVersion;
import io.greenlight.contracts.Reason;
import io.greenlight.cutover.access.Access;
import io.greenlight.cutover.access.Server;
import io.greenlight.cutover.run.Asked;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Has RDS upgrade the cluster, readers included, and waits for it. Clients are out meanwhile. What
/// RDS cannot upgrade it takes back by itself, and gives its reasons in a log.
///
/// RDS is asked again only where it shows no sign of having heard: each time may stop clients. Once
/// it was seen upgrading it is never asked again in this attempt. Readers keep nobody waiting here:
/// clients write as soon as the writer has its version.
///
/// - **Again:** an upgrade that was asked for is waited for; one that was refused gives its
///   reasons.
/// - **Undo:** waits until RDS is done. At the old version there is nothing to take back; at the
///   new one it is too late, and the run goes forward.
final class UpgradeCluster implements Step<InPlaceFacts> {

    static final String NAME = "upgrade-cluster";

    /// RDS's word while it does (Amazon Aurora User Guide, Viewing DB cluster status).
    private static final String UPGRADING = "upgrading";

    /// How long RDS may take to show that it was asked, by a state or an event.
    private static final Duration NO_SIGN = Duration.ofSeconds(60);

    /// How long its reasons, or the version, may come behind the end of its work.
    private static final Duration SETTLED = Duration.ofMinutes(3);

    private static final int TIMES = 3;

    private final Access access;
    private final MemberCare care;
    private final EngineUpgrades upgrades;
    private final Clock clock;

    UpgradeCluster(Access access, MemberCare care, EngineUpgrades upgrades, Clock clock) {
        this.access = access;
        this.care = care;
        this.upgrades = upgrades;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Duration patience() {
        return Duration.ofHours(6);
    }

    @Override
    public StepOutcome run(Run<InPlaceFacts> run) throws Exception {
        Cluster cluster = access.cluster(run);
        if (!cluster.isAvailable()) {
            return busy(run, cluster);
        }
        if (!isUpgraded(run, cluster)) {
            return askOrWait(run, cluster);
        }
        Optional<StepOutcome> waiting = care.goOn(run, Instance.Role.WRITER);
        if (waiting.isPresent()) {
            return waiting.get();
        }
        String says = "RDS says that %s is %s".formatted(cluster.ref(), cluster.version());
        String left = care.left(run, Instance.Role.WRITER);
        return new StepOutcome.Done(left.isEmpty() ? says : says + "; " + left);
    }

    @Override
    public StepOutcome undo(Run<InPlaceFacts> run) {
        Optional<Asked> asked = run.facts().upgradeAsked();
        if (asked.isEmpty()) {
            return new StepOutcome.Done("RDS was not asked for the upgrade");
        }
        Cluster cluster = access.cluster(run);
        if (!cluster.isAvailable()) {
            return busy(run, cluster);
        }
        if (isUpgraded(run, cluster)) {
            return new StepOutcome.TooLate(
                    "%s is %s already".formatted(cluster.ref(), cluster.version()));
        }
        if (mayYetBegin(asked.get()) || mayYetTell(cluster, asked.get())) {
            return access.clientsWait(run, "RDS may upgrade %s yet".formatted(cluster.ref()));
        }
        return new StepOutcome.Done(
                "%s is %s, as before".formatted(cluster.ref(), cluster.version()));
    }

    private static boolean isUpgraded(Run<InPlaceFacts> run, Cluster cluster) {
        return cluster.version().equals(run.order().path().target());
    }

    /// Whether the last call may be one that RDS has not come to yet: whatever it says of others.
    private boolean mayYetBegin(Asked asked) {
        return !asked.wasAtWork() && !asked.isLongerAgoThan(NO_SIGN, clock.instant());
    }

    /// Whether the work of RDS has ended a moment ago, and how is not told yet.
    private boolean mayYetTell(Cluster cluster, Asked asked) {
        return asked.mayYetTell(clock.instant(), SETTLED) && complaints(cluster, asked).isEmpty();
    }

    private StepOutcome busy(Run<InPlaceFacts> run, Cluster cluster) {
        Instant now = clock.instant();
        run.facts()
                .upgradeAsked()
                .filter(asked -> cluster.status().equals(UPGRADING) && asked.isNews(now))
                .ifPresent(asked -> run.keep(run.facts().with(asked.seenAtWork(now))));
        return access.clientsWait(run, "%s is %s".formatted(cluster.ref(), cluster.status()));
    }

    private List<String> complaints(Cluster cluster, Asked asked) {
        return upgrades.complaints(cluster, asked.first());
    }

    private StepOutcome askOrWait(Run<InPlaceFacts> run, Cluster cluster) throws Exception {
        Optional<Asked> before = run.facts().upgradeAsked();
        if (before.isEmpty()) {
            return ask(run, cluster);
        }
        Asked asked = before.get();
        if (mayYetBegin(asked) || mayYetTell(cluster, asked)) {
            return access.clientsWait(run, "RDS was asked to upgrade %s".formatted(cluster.ref()));
        }
        List<String> complaints = complaints(cluster, asked);
        if (!complaints.isEmpty()) {
            return refused(run, String.join("; ", complaints));
        }
        if (asked.wasAtWork()) {
            return refused(run, "RDS was at it, left it at its version, and does not say why");
        }
        return asked.times() < TIMES
                ? ask(run, cluster)
                : refused(run, "RDS was asked %d times and says nothing".formatted(TIMES));
    }

    /// A day may have gone by since the clone was looked for: a person was asked meanwhile.
    private StepOutcome ask(Run<InPlaceFacts> run, Cluster cluster) throws Exception {
        if (access.wayBack(run.order()).isEmpty()) {
            return new StepOutcome.GiveUp(ResolveCluster.wayBackMissing(run.order()));
        }
        List<StandingSlots.Slot> slots = slotsInTheWay(run);
        if (!slots.isEmpty()) {
            return new StepOutcome.GiveUp(slotsCameBack(slots));
        }
        Instant now = clock.instant();
        run.keep(run.facts().askedAt(now));
        PostgresVersion version = run.order().path().target();
        try {
            begin(run, cluster, version);
        } catch (RuntimeException refused) {
            String said = String.valueOf(refused.getMessage());
            return run.facts().upgradeAsked().filter(it -> it.times() >= TIMES).isPresent()
                    ? refused(run, said)
                    : access.clientsWait(run, "RDS did not take the call: " + said);
        }
        return access.clientsWait(
                run, "%s is being upgraded to %s".formatted(cluster.ref(), version));
    }

    /// A minor keeps the groups that there are; for a major replication has made others.
    private void begin(Run<InPlaceFacts> run, Cluster cluster, PostgresVersion version) {
        RunNames names = Access.names(run);
        if (run.order().path().crossesMajors()) {
            Optional<String> instances =
                    run.facts()
                            .foundCluster()
                            .ownInstanceGroup()
                            .map(names::instanceParameterGroup);
            upgrades.begin(cluster, version, Optional.of(names.parameterGroup()), instances);
        } else {
            upgrades.begin(cluster, version, Optional.empty(), Optional.empty());
        }
    }

    /// The logical slots that came back since they were dropped: consumers make their own.
    private List<StandingSlots.Slot> slotsInTheWay(Run<InPlaceFacts> run) throws Exception {
        if (!run.order().path().crossesMajors()) {
            return List.of();
        }
        try (Server writer = access.openWriter(run)) {
            return writer.logicalSlots();
        }
    }

    /// The same where a writer that does not come back must keep nobody from being told why.
    private List<StandingSlots.Slot> knownSlotsInTheWay(Run<InPlaceFacts> run)
            throws InterruptedException {
        try {
            return slotsInTheWay(run);
        } catch (InterruptedException stopped) {
            throw stopped;
        } catch (Exception away) {
            return List.of();
        }
    }

    private static Reason slotsCameBack(List<StandingSlots.Slot> slots) {
        String names =
                slots.stream()
                        .map(slot ->
                                "%s in %s (%s)"
                                        .formatted(
                                                slot.name(),
                                                slot.database(),
                                                slot.isRead() ? slot.reader() : "read by nobody"))
                        .collect(Collectors.joining("; "));
        return new Reason(
                "slots-came-back",
                Fault.OPERATOR,
                "Logical slots stand in the way again, though they were dropped: " + names,
                "Stop who makes them for the time of the upgrade; it is tried again by itself");
    }

    private StepOutcome refused(Run<InPlaceFacts> run, String reasons) throws InterruptedException {
        List<StandingSlots.Slot> slots = knownSlotsInTheWay(run);
        if (!slots.isEmpty()) {
            return new StepOutcome.GiveUp(slotsCameBack(slots));
        }
        return new StepOutcome.GiveUp(
                new Reason(
                        "upgrade-refused",
                        Fault.OPERATOR,
                        "%s cannot be upgraded to %s: %s"
                                .formatted(
                                        run.order().cluster(),
                                        run.order().path().target(),
                                        reasons),
                        "Repair what it names, then inject retry-requested. The cluster is as it"
                                + " was, and takes writes"));
    }
}
