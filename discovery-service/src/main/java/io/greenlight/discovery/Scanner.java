package io.greenlight.discovery;

import io.greenlight.backbone.bus.Dispatch;
import io.greenlight.backbone.bus.Outbox;
import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.Fleet;
import io.greenlight.backbone.cluster.UpgradeTags;
import io.greenlight.backbone.journal.OrderBook;
import io.greenlight.contracts.ClusterSkipped;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/// Looks through the fleet and gives every cluster that wants one its upgrade.
///
/// For one cluster, in this order: the order is entered, the tag `UpgradeDB:Upgrade` is written,
/// everyone is told, the tag `UpgradeDB:Announced` is written. A crash between two of them is made
/// up for by the next scan, which finds the tag without its fellow and tells everyone again; and
/// because nobody is told before the upgrade's id stands on the cluster, a version that RDS begins
/// to offer in between cannot lead to a second upgrade. Whoever hears it twice must not mind.
@Singleton
final class Scanner {

    private static final Logger LOG = Logger.getLogger(Scanner.class);

    /// After these words another run may be asked for; after any other one is under way. `skipped`
    /// is among them because we never write it over the status of a run.
    private static final Set<String> ENDED =
            Set.of("skipped", "preflight-failed", "unwound", "upgraded", "completed", "cleaned-up");

    private final Fleet fleet;
    private final OrderBook orders;
    private final Outbox outbox;
    private final Clock clock;
    private final ReentrantLock turn = new ReentrantLock();

    @Inject
    Scanner(Fleet fleet, OrderBook orders, Outbox outbox, Clock clock) {
        this.fleet = fleet;
        this.orders = orders;
        this.outbox = outbox;
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

    private void scanFleet() {
        Map<PostgresVersion, List<PostgresVersion>> targets = new HashMap<>();
        Resolver resolver =
                new Resolver(from -> targets.computeIfAbsent(from, fleet::upgradeTargets));
        fleet.all().forEach(cluster -> look(cluster, resolver));
    }

    private void look(Cluster cluster, Resolver resolver) {
        MDC.put("cluster", cluster.ref().identifier());
        try {
            if (cluster.tags().containsKey(UpgradeTags.TARGET_OF)) {
                return;
            }
            switch (Wish.of(cluster)) {
                case NO -> {}
                case UNCLEAR -> skip(cluster, Refusals.unclearWish(cluster));
                case YES -> take(cluster, resolver);
            }
        } catch (RuntimeException passing) {
            LOG.warnf(passing, "%s was not looked at; the next scan tries again", cluster.ref());
        }
    }

    private void take(Cluster cluster, Resolver resolver) {
        Optional<UpgradeOrder> given = given(cluster);
        if (given.isPresent() && isOfThisRun(given.get(), cluster)) {
            tellUnlessTold(cluster, given.get());
        } else if (given.isPresent() && !hasEnded(cluster)) {
            skip(cluster, Refusals.inProgress(cluster, given.get().upgrade()));
        } else if (cluster.isAvailable()) {
            switch (resolver.resolve(cluster)) {
                case Refused(Reason reason) -> skip(cluster, reason);
                case Ordered(UpgradeOrder order) -> begin(cluster, order);
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
        orders.enter(resolved);
        // What stands in the book counts: another copy may have been first.
        UpgradeOrder order =
                orders.find(resolved.upgrade())
                        .orElseThrow(
                                () -> new IllegalStateException("no order: " + resolved.upgrade()));
        fleet.tag(
                cluster,
                Map.of(
                        UpgradeTags.UPGRADE,
                        order.upgrade().value(),
                        UpgradeTags.STATUS,
                        "discovered"));
        if (cluster.tags().containsKey(UpgradeTags.REASON)) {
            fleet.untag(cluster, List.of(UpgradeTags.REASON));
        }
        tell(cluster, order);
    }

    private void tellUnlessTold(Cluster cluster, UpgradeOrder order) {
        if (!order.upgrade().value().equals(cluster.tags().get(UpgradeTags.ANNOUNCED))) {
            tell(cluster, order);
        }
    }

    private void tell(Cluster cluster, UpgradeOrder order) {
        outbox.send(
                Dispatch.now(
                        new UpgradeDiscovered(
                                order.upgrade(), order.cluster(), clock.instant(), order.path())));
        fleet.tag(cluster, Map.of(UpgradeTags.ANNOUNCED, order.upgrade().value()));
        LOG.infof("%s is to be upgraded: %s, %s", cluster.ref(), order.upgrade(), order.path());
    }

    private void skip(Cluster cluster, Reason reason) {
        if (reason.code().equals(cluster.tags().get(UpgradeTags.REASON))) {
            return;
        }
        outbox.send(Dispatch.now(new ClusterSkipped(cluster.ref(), clock.instant(), reason)));
        Map<String, String> tags = new HashMap<>();
        tags.put(UpgradeTags.REASON, UpgradeTags.value(reason.code()));
        if (given(cluster).isEmpty() || hasEnded(cluster)) {
            tags.put(UpgradeTags.STATUS, "skipped");
        }
        fleet.tag(cluster, tags);
        LOG.infof("%s is skipped: %s", cluster.ref(), reason.sentence());
    }

    /// The order that the cluster's tag names, if it is one of that cluster's.
    private Optional<UpgradeOrder> given(Cluster cluster) {
        return upgrade(cluster)
                .flatMap(orders::find)
                .filter(order -> order.resourceId().equals(cluster.resourceId()));
    }

    private static Optional<UpgradeId> upgrade(Cluster cluster) {
        try {
            return Optional.ofNullable(cluster.tags().get(UpgradeTags.UPGRADE)).map(UpgradeId::new);
        } catch (IllegalArgumentException nonsense) {
            return Optional.empty();
        }
    }

    /// A run that cannot be read does not ask for another upgrade.
    private static boolean isOfThisRun(UpgradeOrder order, Cluster cluster) {
        return Resolver.run(cluster)
                .map(run -> UpgradeId.of(order.cluster(), order.resourceId(), order.path(), run))
                .map(order.upgrade()::equals)
                .orElse(true);
    }

    private static boolean hasEnded(Cluster cluster) {
        return ENDED.contains(cluster.tags().getOrDefault(UpgradeTags.STATUS, ""));
    }
}
