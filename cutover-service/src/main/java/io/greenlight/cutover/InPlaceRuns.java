package io.greenlight.cutover;

import io.greenlight.backbone.bus.Dispatch;
import io.greenlight.backbone.journal.RunLog;
import io.greenlight.backbone.plan.PlanRunner;
import io.greenlight.contracts.CutoverRequested;
import io.greenlight.contracts.UpgradeEvent;
import io.greenlight.contracts.UpgradeOrder;
import io.greenlight.contracts.UpgradePrepared;
import io.greenlight.contracts.UpgradedInPlace;
import io.greenlight.contracts.WayBack;
import io.greenlight.cutover.inplace.InPlaceFacts;
import io.greenlight.cutover.inplace.InPlacePlan;
import io.greenlight.cutover.inplace.consent.Question;
import io.greenlight.cutover.run.CutoverConfig;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/// What events mean for an upgrade in place.
@Singleton
final class InPlaceRuns extends AttendedRuns<InPlaceFacts> {

    private static final Logger LOG = Logger.getLogger(InPlaceRuns.class);

    private static final Set<String> HOPELESS =
            Set.of("cluster-missing", "way-back-missing", "upgrade-refused", "no-consent");

    /// Longer than who finds a lease taken waits until he asks for it again.
    private static final Duration ROOM = Duration.ofSeconds(20);

    private final InPlacePlan plan;
    private final WaysBack waysBack;

    @Inject
    InPlaceRuns(
            PlanRunner<InPlaceFacts> runner,
            InPlacePlan plan,
            WaysBack waysBack,
            RunLog log,
            CutoverConfig config) {
        super(runner, log, config);
        this.plan = plan;
        this.waysBack = waysBack;
    }

    /// Replication has prepared what the upgrade needs.
    List<Dispatch> work(UpgradeOrder order, UpgradePrepared prepared) {
        return work(order, prepared.at(), prepared.anyWayBack());
    }

    /// It is to be tried, or gone on with.
    List<Dispatch> work(UpgradeOrder order, CutoverRequested asked) {
        return work(order, asked.at(), facts(order).flatMap(InPlaceFacts::anyWayBack));
    }

    private List<Dispatch> work(UpgradeOrder order, Instant asked, Optional<WayBack> wayBack) {
        if (waysBack.isAgreed(order)) {
            LOG.infof("somebody goes back from %s: nothing is done for it", order.upgrade());
            return List.of();
        }
        return goOn(order, plan.steps(), () -> InPlaceFacts.begun(wayBack), asked);
    }

    @Override
    Set<String> hopeless() {
        return HOPELESS;
    }

    @Override
    Optional<Question> question(InPlaceFacts facts) {
        return facts.openQuestion();
    }

    /// Long work goes on slice by slice, and whoever wants to go back needs the run's lease, too.
    @Override
    Duration room(UpgradeOrder order) {
        return waysBack.isAsked(order) ? ROOM : Duration.ZERO;
    }

    @Override
    UpgradeEvent over(UpgradeOrder order, InPlaceFacts facts, Instant at) {
        return new UpgradedInPlace(
                order.upgrade(),
                order.cluster(),
                at,
                order.path().target(),
                facts.knownWayBack(),
                facts.downtimes());
    }
}
