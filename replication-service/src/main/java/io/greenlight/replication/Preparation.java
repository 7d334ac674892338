package io.greenlight.replication;

import io.greenlight.backbone.journal.Page;
import io.greenlight.backbone.journal.RunLog;
import io.greenlight.backbone.journal.StepRecord;
import io.greenlight.backbone.plan.Plan;
import io.greenlight.contracts.Mode;
import io.greenlight.contracts.PreupgradeCompleted;
import io.greenlight.contracts.Reason;
import io.greenlight.contracts.UpgradeEvent;
import io.greenlight.contracts.UpgradeOrder;
import io.greenlight.contracts.UpgradePrepared;
import io.greenlight.replication.beforehand.PreparedFacts;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/// A strategy that upgrades clusters themselves, with no other to take over: all is prepared for
/// that, and orders of mode `PREUPGRADE` end there. What the steps have said is what is told.
///
/// @param <F> the facts that its plan resolves
final class Preparation<F extends PreparedFacts> implements StrategyPlan<F> {

    private final Function<Mode, Plan<F>> plans;
    private final Function<Instant, F> begun;
    private final RunLog log;

    /// A strategy with a plan for each of its modes.
    ///
    /// @param begun the facts of a round that begins then
    Preparation(Function<Mode, Plan<F>> plans, Function<Instant, F> begun, RunLog log) {
        this.plans = plans;
        this.begun = begun;
        this.log = log;
    }

    @Override
    public Plan<F> of(UpgradeOrder order) {
        return plans.apply(order.mode());
    }

    @Override
    public F begun(Instant now) {
        return begun.apply(now);
    }

    @Override
    public Instant startedAt(F facts) {
        return facts.startedAt();
    }

    @Override
    public String status() {
        return "preparing";
    }

    @Override
    public List<UpgradeEvent> meanwhile(UpgradeOrder order) {
        return List.of();
    }

    @Override
    public Told finished(UpgradeOrder order, Page<F> page) {
        log.addSteps(order, page.steps());
        List<String> prepared = page.steps().stream().map(StepRecord::sentence).toList();
        return switch (order.mode()) {
            case PREUPGRADE ->
                    new Told(
                            "prepared",
                            new PreupgradeCompleted(
                                    order.upgrade(),
                                    order.cluster(),
                                    page.lastWritten(),
                                    prepared));
            case UPGRADE, PATCH ->
                    new Told(
                            "upgrading",
                            new UpgradePrepared(
                                    order.upgrade(),
                                    order.cluster(),
                                    page.lastWritten(),
                                    prepared,
                                    page.facts().handedOver().orElse(null)));
            case REHEARSAL -> throw new IllegalStateException("a rehearsal prepares nothing");
        };
    }

    /// What stopped it would stop it again.
    @Override
    public boolean isBegunAnew(Reason reason, int round) {
        return false;
    }
}
