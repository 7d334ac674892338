package io.greenlight.discovery;

import io.greenlight.backbone.bus.Dispatch;
import io.greenlight.backbone.bus.Outbox;
import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.Fleet;
import io.greenlight.backbone.cluster.GlobalClusters;
import io.greenlight.backbone.cluster.UpgradeTags;
import io.greenlight.backbone.journal.OrderBook;
import io.greenlight.backbone.journal.RunBook;
import io.greenlight.contracts.ClusterQueued;
import io.greenlight.contracts.ClusterRef;
import io.greenlight.contracts.ClusterSkipped;
import io.greenlight.contracts.FleetRun;
import io.greenlight.contracts.Mode;
import io.greenlight.contracts.PostgresVersion;
import io.greenlight.contracts.Reason;
import io.greenlight.contracts.UpgradeDiscovered;
import io.greenlight.contracts.UpgradeId;
import io.greenlight.contracts.UpgradeOrder;
import io.greenlight.discovery.Resolution.Ordered;
import io.greenlight.discovery.Resolution.Refused;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/// Looks through the fleet and gives every cluster that wants one its upgrade.
///
/// For one cluster, in this order: it joins a run of the fleet, the order is entered, the tag
/// `UpgradeDB:Upgrade` is written, everyone is told, the tag `UpgradeDB:Announced` is written. A
/// crash between two of them is made up for by the next scan, which finds the tag without its
/// fellow and tells everyone again; and because nobody is told before the upgrade's id stands on
/// the cluster, a version that RDS begins to offer in between cannot lead to a second upgrade.
/// Whoever hears it twice must not mind.
@Singleton
final class Scanner {

    private static final Logger LOG = Logger.getLogger(Scanner.class);

    private final Fleet fleet;
    private final GlobalClusters globals;
    private final OrderBook orders;
    private final Outbox outbox;
    private final DiscoveryConfig config;
    private final FleetRuns runs;
    private final Clock clock;
    private final ReentrantLock turn = new ReentrantLock();

    @Inject
    Scanner(
            Fleet fleet,
            GlobalClusters globals,
            OrderBook orders,
            Outbox outbox,
            DiscoveryConfig config,
            FleetRuns runs,
            Clock clock) {
        if (config.atOnce() < 1) {
            throw new IllegalArgumentException(
                    "discovery.at-once is %d; with less than 1 no upgrade would ever begin"
                            .formatted(config.atOnce()));
        }
        this.fleet = fleet;
        this.globals = globals;
        this.orders = orders;
        this.outbox = outbox;
        this.config = config;
        this.runs = runs;
        this.clock = clock;
    }

    /// One cluster that cannot be dealt with does not keep the others from their turn. A scan that
    /// is asked for during another waits, and finds the other's tags instead of telling twice.
    void scan() {
        turn.lock();
        try {
            scanFleet();
        } finally {
            turn.unlock();
        }
    }

    /// Asks again for what has failed, then scans: those begin first for which there is room.
    ///
    /// @param asked when the retry was asked for
    void retry(Instant asked) {
        turn.lock();
        try {
            Retry retry = new Retry(fleet, asked);
            fleet.all().forEach(cluster -> oneOfMany(cluster, () -> retry.ask(cluster)));
            scanFleet();
        } finally {
            turn.unlock();
        }
    }

    /// Has the upgrade of one cluster rehearsed, then scans: it begins when there is room for it.
    ///
    /// @param asked when the rehearsal was asked for
    void rehearse(ClusterRef cluster, Instant asked) {
        turn.lock();
        try {
            new Rehearsal(fleet, outbox, asked).ask(cluster);
            scanFleet();
        } finally {
            turn.unlock();
        }
    }

    private void scanFleet() {
        Optional<RunBook.Entry> run = runs.look();
        List<Cluster> all = fleet.all().toList();
        runs.endIfOver(run, all);
        Room room = Room.in(all, config.atOnce());
        Map<PostgresVersion, List<PostgresVersion>> targets = new HashMap<>();
        Resolver resolver =
                new Resolver(
                        from -> targets.computeIfAbsent(from, fleet::upgradeTargets), globals::of);
        all.forEach(cluster -> oneOfMany(cluster, () -> look(cluster, resolver, room)));
    }

    private static void oneOfMany(Cluster cluster, Runnable look) {
        MDC.put("cluster", cluster.ref().identifier());
        try {
            look.run();
        } catch (RuntimeException passing) {
            LOG.warnf(passing, "%s was not looked at; the next scan tries again", cluster.ref());
        }
    }

    private void look(Cluster cluster, Resolver resolver, Room room) {
        if (Standing.isTarget(cluster)) {
            return;
        }
        switch (Wish.of(cluster)) {
            case NO -> {}
            case UNCLEAR -> skip(cluster, Refusals.unclearWish(cluster));
            case YES -> take(cluster, resolver, room);
        }
    }

    private void take(Cluster cluster, Resolver resolver, Room room) {
        Optional<UpgradeOrder> given = given(cluster);
        if (given.isPresent() && isOfThisRun(given.get(), cluster)) {
            tellUnlessTold(cluster, given.get());
            Resolver.nonsense(cluster)
                    .ifPresentOrElse(
                            reason -> remark(cluster, reason), () -> forgetReason(cluster));
        } else if (given.isPresent() && !Standing.hasEnded(cluster)) {
            remark(cluster, Refusals.inProgress(cluster, given.get().upgrade()));
        } else if (cluster.isAvailable()) {
            Mode begun = given.map(UpgradeOrder::mode).orElse(Mode.UPGRADE);
            switch (resolver.resolve(cluster, begun)) {
                case Refused(Reason reason) -> skip(cluster, reason);
                case Ordered(UpgradeOrder order) when room.isFull() -> queue(cluster, order, room);
                case Ordered(UpgradeOrder order) -> {
                    room.take(cluster);
                    begin(cluster, order);
                }
            }
        } else if (waitsForAPerson(cluster.status())) {
            skip(cluster, Refusals.notAvailable(cluster));
        }
    }

    /// All other statuses of RDS's pass (Aurora User Guide, "Viewing DB cluster status"), and the
    /// next scan finds the cluster available.
    private static boolean waitsForAPerson(String status) {
        return status.equals("stopped")
                || status.startsWith("inaccessible-")
                || status.startsWith("incompatible-")
                || status.endsWith("-failed");
    }

    private void begin(Cluster cluster, UpgradeOrder resolved) {
        UpgradeOrder order = orders.find(resolved.upgrade()).orElseGet(() -> enter(resolved));
        fleet.tag(
                cluster,
                Map.of(
                        UpgradeTags.UPGRADE,
                        order.upgrade().value(),
                        UpgradeTags.STATUS,
                        "discovered"));
        forgetReason(cluster);
        tell(cluster, order);
    }

    private UpgradeOrder enter(UpgradeOrder resolved) {
        orders.enter(resolved.in(runs.join(resolved)));
        // What stands in the book counts: another copy may have been first.
        return orders.find(resolved.upgrade())
                .orElseThrow(() -> new IllegalStateException("no order: " + resolved.upgrade()));
    }

    /// Told once; the tag is the memory of it.
    private void queue(Cluster cluster, UpgradeOrder order, Room room) {
        if (Standing.isWaiting(cluster)) {
            return;
        }
        outbox.send(
                Dispatch.now(
                        new ClusterQueued(
                                cluster.ref(),
                                clock.instant(),
                                order.path(),
                                room.underWay(),
                                runs.on().orElse(null))));
        fleet.tag(cluster, Map.of(UpgradeTags.STATUS, UpgradeTags.WAITING));
        forgetReason(cluster);
        LOG.infof("%s waits: %s are under way", cluster.ref(), room.underWay());
    }

    private void forgetReason(Cluster cluster) {
        if (cluster.tags().containsKey(UpgradeTags.REASON)) {
            fleet.untag(cluster, List.of(UpgradeTags.REASON));
        }
    }

    private void tellUnlessTold(Cluster cluster, UpgradeOrder order) {
        if (!order.upgrade().value().equals(cluster.tags().get(UpgradeTags.ANNOUNCED))) {
            tell(cluster, order);
        }
    }

    private void tell(Cluster cluster, UpgradeOrder order) {
        Instant now = clock.instant();
        outbox.send(
                Dispatch.now(
                        new UpgradeDiscovered(
                                order.upgrade(),
                                order.cluster(),
                                now,
                                order.path(),
                                order.mode(),
                                Objects.requireNonNullElseGet(
                                        order.run(), () -> FleetRun.begunAt(now)))));
        fleet.tag(cluster, Map.of(UpgradeTags.ANNOUNCED, order.upgrade().value()));
        LOG.infof("%s is to be upgraded: %s, %s", cluster.ref(), order.upgrade(), order.path());
    }

    private void skip(Cluster cluster, Reason reason) {
        if (given(cluster).isPresent() && !Standing.hasEnded(cluster)) {
            remark(cluster, reason);
        } else {
            remark(cluster, reason, Map.of(UpgradeTags.STATUS, "skipped"));
        }
    }

    /// Told once, without a word on how its upgrade stands.
    private void remark(Cluster cluster, Reason reason) {
        remark(cluster, reason, Map.of());
    }

    private void remark(Cluster cluster, Reason reason, Map<String, String> more) {
        if (reason.code().equals(cluster.tags().get(UpgradeTags.REASON))) {
            return;
        }
        outbox.send(Dispatch.now(new ClusterSkipped(cluster.ref(), clock.instant(), reason)));
        Map<String, String> tags = new HashMap<>(more);
        tags.put(UpgradeTags.REASON, UpgradeTags.value(reason.code()));
        fleet.tag(cluster, tags);
        LOG.infof("%s is skipped: %s", cluster.ref(), reason.sentence());
    }

    /// The order that the cluster's tag names, if it is one of that cluster's.
    private Optional<UpgradeOrder> given(Cluster cluster) {
        return Standing.upgrade(cluster)
                .flatMap(orders::find)
                .filter(order -> order.resourceId().equals(cluster.resourceId()));
    }

    /// A run or a mode that cannot be read asks for no other upgrade, and neither does a mode that
    /// was taken away: whoever tidies up after `PREUPGRADE` must not start the upgrade by it.
    private static boolean isOfThisRun(UpgradeOrder order, Cluster cluster) {
        Mode mode = Resolver.mode(cluster).orElse(order.mode());
        return Resolver.run(cluster)
                .map(run ->
                        UpgradeId.of(order.cluster(), order.resourceId(), order.path(), mode, run))
                .map(order.upgrade()::equals)
                .orElse(true);
    }
}
