package io.greenlight.preflight;

import io.greenlight.backbone.bus.Dispatch;
import io.greenlight.backbone.bus.EventHandler;
import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.Fleet;
import io.greenlight.backbone.cluster.UpgradeTags;
import io.greenlight.backbone.journal.OrderBook;
import io.greenlight.contracts.ClusterRef;
import io.greenlight.contracts.Finding;
import io.greenlight.contracts.PreflightEvent;
import io.greenlight.contracts.PreflightFailed;
import io.greenlight.contracts.PreflightPassed;
import io.greenlight.contracts.PreflightRequested;
import io.greenlight.contracts.Severity;
import io.greenlight.contracts.UpgradeDiscovered;
import io.greenlight.contracts.UpgradeEvent;
import io.greenlight.contracts.UpgradeId;
import io.greenlight.contracts.UpgradeOrder;
import io.greenlight.preflight.FindingsArchive.Kept;
import io.greenlight.preflight.check.PreflightConfig;
import io.greenlight.preflight.report.PreflightReport;
import io.greenlight.preflight.report.Subject;
import io.greenlight.preflight.report.Verdict;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/// An upgrade that was discovered, or asked for again after something was repaired.
@Singleton
final class PreflightListener implements EventHandler {

    private static final Logger LOG = Logger.getLogger(PreflightListener.class);

    private final OrderBook orders;
    private final Fleet fleet;
    private final PreflightRun run;
    private final FindingsArchive archive;
    private final Times times;

    @Inject
    PreflightListener(
            OrderBook orders, Fleet fleet, PreflightRun run, FindingsArchive archive, Times times) {
        this.orders = orders;
        this.fleet = fleet;
        this.run = run;
        this.archive = archive;
        this.times = times;
    }

    /// What time it is, and how much of it a busy cluster is given.
    @Singleton
    record Times(Clock clock, PreflightConfig config) {

        Instant now() {
            return clock.instant();
        }

        boolean isOver(Instant since) {
            return Duration.between(since, now()).compareTo(config.patience()) >= 0;
        }
    }

    @Override
    public List<Dispatch> handle(UpgradeEvent event) {
        return switch ((PreflightEvent) event) {
            case UpgradeDiscovered found -> check(found.upgrade(), found.cluster(), found.at());
            case PreflightRequested asked -> check(asked.upgrade(), asked.cluster(), asked.at());
        };
    }

    private List<Dispatch> check(UpgradeId upgrade, ClusterRef named, Instant since) {
        Optional<UpgradeOrder> order = orders.find(upgrade);
        if (order.isEmpty()) {
            return List.of(failed(upgrade, named, Refused.unknown(upgrade)));
        }
        Optional<Cluster> found = fleet.find(order.get().resourceId());
        if (found.isEmpty()) {
            return List.of(failed(upgrade, named, Refused.gone(order.get())));
        }
        Cluster cluster = found.get();
        Optional<String> busy = run.busy(order.get(), cluster);
        if (busy.isPresent() && !times.isOver(since)) {
            LOG.infof("%s; looked at again soon", busy.get());
            PreflightRequested again = new PreflightRequested(upgrade, named, since);
            return List.of(new Dispatch(again, times.config().recheck()));
        }
        return List.of(Dispatch.now(told(order.get(), cluster)));
    }

    private UpgradeEvent told(UpgradeOrder order, Cluster cluster) {
        PreflightRun.Look look = run.look(order, cluster);
        PreflightReport report =
                new PreflightReport(
                        Subject.of(order),
                        times.now(),
                        notes(cluster),
                        look.findings(),
                        look.advice());
        Kept kept = archive.keep(order.upgrade(), report);
        boolean isBlocked = report.verdict() == Verdict.BLOCKED;
        String status = isBlocked ? "preflight-failed" : "preflight-passed";
        tag(cluster, status);
        LOG.infof(
                "%s: %s, %d findings, %s",
                cluster.ref(), status, report.findings().size(), kept.page());
        List<Finding> findings = Excerpt.of(report.findings(), kept.text());
        String advice = look.advice().sentence();
        return isBlocked
                ? new PreflightFailed(
                        order.upgrade(),
                        order.cluster(),
                        report.at(),
                        findings,
                        kept.page(),
                        advice)
                : new PreflightPassed(
                        order.upgrade(),
                        order.cluster(),
                        report.at(),
                        findings,
                        kept.page(),
                        advice);
    }

    private static List<String> notes(Cluster cluster) {
        return List.of(
                "Parameter group of the source: %s; its counterpart for the target is made from it."
                        .formatted(cluster.parameterGroup()));
    }

    /// For people; the upgrade does not depend on it, and who takes the wish off the cluster
    /// meanwhile takes our right to tag it along.
    private void tag(Cluster cluster, String status) {
        try {
            fleet.tag(cluster, Map.of(UpgradeTags.STATUS, status));
        } catch (RuntimeException passing) {
            LOG.warnf("the status tag could not be set: %s", passing.getMessage());
        }
    }

    private Dispatch failed(UpgradeId upgrade, ClusterRef named, Finding why) {
        LOG.warnf("%s is refused: %s", upgrade, why.title());
        return Dispatch.now(new PreflightFailed(upgrade, named, times.now(), List.of(why)));
    }

    /// What is said of an upgrade that cannot be looked at at all.
    private static final class Refused {

        static Finding unknown(UpgradeId upgrade) {
            return blocked(
                    "unknown-upgrade",
                    "no order has the id " + upgrade,
                    "discovery gives orders: tag the cluster, or look for the id in its tag "
                            + UpgradeTags.UPGRADE);
        }

        static Finding gone(UpgradeOrder order) {
            return blocked(
                    "cluster-gone",
                    "no cluster has the resource id " + order.resourceId(),
                    "tag the cluster that took the place of %s, and discovery gives it an order"
                            .formatted(order.cluster()));
        }

        private static Finding blocked(String check, String title, String remedy) {
            return new Finding(
                    check,
                    Severity.BLOCKED,
                    "-",
                    title,
                    "there is nothing that could be checked",
                    remedy,
                    List.of());
        }
    }
}
