package io.greenlight.preflight;

import io.greenlight.backbone.bus.Dispatch;
import io.greenlight.backbone.bus.EventHandler;
import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.UpgradeTags;
import io.greenlight.contracts.AcknowledgementGiven;
import io.greenlight.contracts.Finding;
import io.greenlight.contracts.PreflightEvent;
import io.greenlight.contracts.PreflightFailed;
import io.greenlight.contracts.PreflightRefused;
import io.greenlight.contracts.PreflightRequested;
import io.greenlight.contracts.Reason;
import io.greenlight.contracts.Severity;
import io.greenlight.contracts.UpgradeDiscovered;
import io.greenlight.contracts.UpgradeEvent;
import io.greenlight.contracts.UpgradeId;
import io.greenlight.contracts.UpgradeOrder;
import io.greenlight.preflight.check.PreflightConfig;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/// An upgrade that was discovered, or asked for again after something was repaired, and what people
/// say of its warnings.
@Singleton
final class PreflightListener implements EventHandler {

    private static final Logger LOG = Logger.getLogger(PreflightListener.class);

    private final Upgrades upgrades;
    private final PreflightDesk desk;
    private final AcknowledgementDesk acknowledgements;
    private final Times times;

    @Inject
    PreflightListener(
            Upgrades upgrades,
            PreflightDesk desk,
            AcknowledgementDesk acknowledgements,
            Times times) {
        this.upgrades = upgrades;
        this.desk = desk;
        this.acknowledgements = acknowledgements;
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
        UpgradeEvent.OfUpgrade heard = (UpgradeEvent.OfUpgrade) event;
        Optional<UpgradeOrder> order = upgrades.order(heard.upgrade());
        if (order.isEmpty()) {
            return List.of(failed(heard, Refused.unknown(heard.upgrade())));
        }
        return switch ((PreflightEvent) event) {
            case UpgradeDiscovered found -> discovered(order.get(), found);
            case PreflightRequested asked -> requested(order.get(), asked);
            case AcknowledgementGiven given -> acknowledged(order.get(), given);
        };
    }

    /// It comes again after a crash of discovery, when the upgrade may have begun.
    private List<Dispatch> discovered(UpgradeOrder order, UpgradeDiscovered found) {
        Optional<Reason> over = upgrades.over(order);
        if (over.isPresent()) {
            LOG.infof("%s is told of again: %s", order.upgrade(), over.get().sentence());
            return List.of();
        }
        return look(order, asked(found, found.at()));
    }

    private List<Dispatch> requested(UpgradeOrder order, PreflightRequested asked) {
        Optional<Reason> wrong =
                upgrades.overOrSuperseded(order)
                        .or(() ->
                                Optional.ofNullable(asked.check())
                                        .flatMap(check -> Refusals.check(check, order)));
        return wrong.isPresent() ? refused(asked, wrong.get()) : look(order, asked);
    }

    private List<Dispatch> look(UpgradeOrder order, PreflightRequested asked) {
        Optional<Cluster> found = upgrades.cluster(order);
        if (found.isEmpty()) {
            return List.of(failed(asked, Refused.gone(order)));
        }
        Cluster cluster = found.get();
        Optional<String> busy = desk.busy(order, cluster);
        if (busy.isPresent() && !times.isOver(asked.at())) {
            LOG.infof("%s; looked at again soon", busy.get());
            return List.of(new Dispatch(asked, times.config().recheck()));
        }
        return List.of(
                Dispatch.now(
                        asked.check() == null
                                ? desk.look(order, cluster)
                                : desk.lookAgain(order, cluster, asked.check())));
    }

    /// An upgrade that stands before its preflight is looked at as a whole, for what was found may
    /// be days old; a verdict that comes twice is no other. Of one that is past it the report shows
    /// who knows of what.
    private List<Dispatch> acknowledged(UpgradeOrder order, AcknowledgementGiven given) {
        Optional<Cluster> cluster = upgrades.cluster(order);
        if (cluster.isEmpty()) {
            return List.of(failed(given, Refused.gone(order)));
        }
        Optional<Reason> wrong = acknowledgements.enter(order, given);
        if (wrong.isPresent()) {
            return refused(given, wrong.get());
        }
        if (upgrades.over(order).isPresent()) {
            desk.mark(order, cluster.get());
            return List.of();
        }
        return requested(order, asked(given, times.now()));
    }

    private static PreflightRequested asked(UpgradeEvent.OfUpgrade because, Instant since) {
        return new PreflightRequested(because.upgrade(), because.cluster(), since);
    }

    private List<Dispatch> refused(UpgradeEvent.OfUpgrade asked, Reason reason) {
        LOG.warnf("%s is refused: %s", asked.upgrade(), reason.sentence());
        return List.of(
                Dispatch.now(
                        new PreflightRefused(
                                asked.upgrade(), asked.cluster(), times.now(), reason)));
    }

    private Dispatch failed(UpgradeEvent.OfUpgrade asked, Finding why) {
        LOG.warnf("%s is refused: %s", asked.upgrade(), why.title());
        return Dispatch.now(
                new PreflightFailed(asked.upgrade(), asked.cluster(), times.now(), List.of(why)));
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
