package io.greenlight.replication;

import io.greenlight.backbone.journal.Page;
import io.greenlight.backbone.journal.RunLog;
import io.greenlight.backbone.plan.Plan;
import io.greenlight.contracts.PostgresVersion;
import io.greenlight.contracts.Reason;
import io.greenlight.contracts.RehearsalCompleted;
import io.greenlight.contracts.UpgradeEvent;
import io.greenlight.contracts.UpgradeOrder;
import io.greenlight.replication.rehearsal.BriefFindings;
import io.greenlight.replication.rehearsal.CloneUpgrade;
import io.greenlight.replication.rehearsal.RehearsalFacts;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An order that only rehearses, by whatever strategy: all of it is done on a clone, and what was
/// seen there is told.
final class Rehearsal implements StrategyPlan<RehearsalFacts> {

    private final Plan<RehearsalFacts> plan;
    private final RunLog log;

    Rehearsal(Plan<RehearsalFacts> plan, RunLog log) {
        this.plan = plan;
        this.log = log;
    }

    @Override
    public Plan<RehearsalFacts> of(UpgradeOrder order) {
        return plan;
    }

    @Override
    public RehearsalFacts begun(Instant now) {
        return RehearsalFacts.begun(now);
    }

    @Override
    public Instant startedAt(RehearsalFacts facts) {
        return facts.startedAt();
    }

    @Override
    public String status() {
        return "rehearsing";
    }

    @Override
    public List<UpgradeEvent> meanwhile(UpgradeOrder order) {
        return List.of();
    }

    @Override
    public Told finished(UpgradeOrder order, Page<RehearsalFacts> page) {
        log.addSteps(order, page.steps());
        RehearsalFacts facts = page.facts();
        return new Told(
                "rehearsed",
                new RehearsalCompleted(
                        order.upgrade(),
                        order.cluster(),
                        page.lastWritten(),
                        version(order, facts),
                        BriefFindings.of(facts.findings()),
                        facts.times(),
                        facts.report()));
    }

    private static @Nullable PostgresVersion version(UpgradeOrder order, RehearsalFacts facts) {
        return facts.upgrade().state() == CloneUpgrade.State.DONE ? order.path().target() : null;
    }

    /// What stopped it would stop it again.
    @Override
    public boolean isBegunAnew(Reason reason, int round) {
        return false;
    }
}
