package io.greenlight.replication;

import io.greenlight.backbone.journal.Page;
import io.greenlight.backbone.journal.StepRecord;
import io.greenlight.backbone.plan.Plan;
import io.greenlight.contracts.Mode;
import io.greenlight.contracts.PreupgradeCompleted;
import io.greenlight.contracts.Reason;
import io.greenlight.contracts.UpgradeEvent;
import io.greenlight.contracts.UpgradeOrder;
import io.greenlight.contracts.UpgradePrepared;
import io.greenlight.replication.inplace.InPlaceFacts;
import io.greenlight.replication.inplace.RunLog;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/// Strategy `in-place`: all is prepared for the upgrade of the cluster itself, and orders of mode
/// `PREUPGRADE` end there. What the steps have said is what is told.
final class InPlace implements StrategyPlan<InPlaceFacts> {

    private static final String SUMMARY = "operations-summary.log";

    private final Function<Mode, Plan<InPlaceFacts>> plans;
    private final RunLog log;

    InPlace(Function<Mode, Plan<InPlaceFacts>> plans, RunLog log) {
        this.plans = plans;
        this.log = log;
    }

    @Override
    public Plan<InPlaceFacts> of(UpgradeOrder order) {
        return plans.apply(order.mode());
    }

    @Override
    public InPlaceFacts begun(Instant now) {
        return InPlaceFacts.begun(now);
    }

    @Override
    public Instant startedAt(InPlaceFacts facts) {
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
    public Told finished(UpgradeOrder order, Page<InPlaceFacts> page) {
        log.add(order, SUMMARY, page.steps().stream().map(InPlace::line).toList());
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
            case UPGRADE ->
                    new Told(
                            "upgrading",
                            new UpgradePrepared(
                                    order.upgrade(),
                                    order.cluster(),
                                    page.lastWritten(),
                                    prepared,
                                    page.facts().requiredWayBack()));
        };
    }

    /// What stopped it would stop it again.
    @Override
    public boolean isBegunAnew(Reason reason, int round) {
        return false;
    }

    private static RunLog.Line line(StepRecord step) {
        return new RunLog.Line(step.at(), "%s: %s".formatted(step.step(), step.sentence()));
    }
}
