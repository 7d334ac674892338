package io.greenlight.cutover;

import io.greenlight.backbone.bus.Dispatch;
import io.greenlight.backbone.journal.RunLog;
import io.greenlight.backbone.plan.PlanRunner;
import io.greenlight.contracts.CutoverRequested;
import io.greenlight.contracts.Fault;
import io.greenlight.contracts.Mode;
import io.greenlight.contracts.PostgresVersion;
import io.greenlight.contracts.Reason;
import io.greenlight.contracts.UpgradeEvent;
import io.greenlight.contracts.UpgradeOrder;
import io.greenlight.contracts.UpgradePrepared;
import io.greenlight.contracts.UpgradedGlobally;
import io.greenlight.contracts.WayBackRefused;
import io.greenlight.cutover.global.GlobalFacts;
import io.greenlight.cutover.global.GlobalPlan;
import io.greenlight.cutover.inplace.consent.Question;
import io.greenlight.cutover.run.CutoverConfig;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/// What events mean for an upgrade of a Global Database.
@Singleton
final class GlobalRuns extends AttendedRuns<GlobalFacts> {

    private static final Logger LOG = Logger.getLogger(GlobalRuns.class);

    private static final Set<String> HOPELESS =
            Set.of(
                    "cluster-missing",
                    "member-failed",
                    "no-global-database",
                    "not-the-primary",
                    "patch-levels-differ",
                    "upgrade-refused",
                    "upgrade-rolled-back");

    private final GlobalPlan plan;
    private final Clock clock;

    @Inject
    GlobalRuns(
            PlanRunner<GlobalFacts> runner,
            GlobalPlan plan,
            RunLog log,
            CutoverConfig config,
            Clock clock) {
        super(runner, log, config);
        this.clock = clock;
        this.plan = plan;
    }

    /// Replication has prepared what the upgrade needs.
    List<Dispatch> work(UpgradeOrder order, UpgradePrepared prepared) {
        return goOn(order, prepared.at());
    }

    /// It is to be gone on with, or tried again. What was never prepared is not begun.
    List<Dispatch> work(UpgradeOrder order, CutoverRequested asked) {
        if (facts(order).isEmpty()) {
            LOG.errorf("%s is not prepared: the event is dropped", order.upgrade());
            return List.of();
        }
        return goOn(order, asked.at());
    }

    private List<Dispatch> goOn(UpgradeOrder order, Instant asked) {
        return goOn(order, plan.steps(order.mode()), GlobalFacts::begun, asked);
    }

    /// Nobody goes back.
    List<Dispatch> refuse(UpgradeOrder order) {
        return List.of(
                Dispatch.now(
                        new WayBackRefused(
                                order.upgrade(),
                                order.cluster(),
                                clock.instant(),
                                nothingKept(order))));
    }

    /// Why there is nothing to go back to, or to clean up.
    static Reason nothingKept(UpgradeOrder order) {
        return new Reason(
                "nothing-kept",
                Fault.OPERATOR,
                order.mode() == Mode.PATCH
                        ? "RDS takes no patch back: no clone of %s is kept"
                                .formatted(order.cluster())
                        : "RDS itself takes a Global Database back, and only while it upgrades it:"
                                + " no clone of %s is kept".formatted(order.cluster()),
                "There is nothing to clean up. To get older data back, restore a snapshot or a"
                        + " point in time: aws rds restore-db-cluster-to-point-in-time");
    }

    @Override
    Set<String> hopeless() {
        return HOPELESS;
    }

    @Override
    Optional<Question> question(GlobalFacts facts) {
        return Optional.empty();
    }

    /// Of the version that members say they have, which may be newer than what was ordered.
    @Override
    UpgradeEvent over(UpgradeOrder order, GlobalFacts facts, Instant at) {
        return new UpgradedGlobally(
                order.upgrade(),
                order.cluster(),
                at,
                PostgresVersion.parse(facts.members().getFirst().version()),
                facts.foundGlobal().identifier(),
                facts.members(),
                facts.downtimes(),
                facts.timeline(),
                plan.timelineOf(order));
    }
}
