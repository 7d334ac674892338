package io.greenlight.replication;

import io.greenlight.backbone.journal.Page;
import io.greenlight.backbone.plan.Plan;
import io.greenlight.contracts.Reason;
import io.greenlight.contracts.ReplicationCaughtUp;
import io.greenlight.contracts.ReplicationLagMeasured;
import io.greenlight.contracts.UpgradeEvent;
import io.greenlight.contracts.UpgradeOrder;
import io.greenlight.replication.run.Lags;
import io.greenlight.replication.run.ReplicationFacts;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/// Strategy `clone`: a target is built beside the source and fed until it has caught up.
final class ByClone implements StrategyPlan<ReplicationFacts> {

    /// Reasons that a target which is built anew has not.
    private static final Set<String> MENDED_ANEW = Set.of("schema-changed", "table-not-published");

    /// How often a target is built anew because somebody changed the schema under it.
    private static final int ROUNDS = 3;

    private final Plan<ReplicationFacts> plan;
    private final Lags lags;
    private final Clock clock;

    ByClone(Plan<ReplicationFacts> plan, Lags lags, Clock clock) {
        this.plan = plan;
        this.lags = lags;
        this.clock = clock;
    }

    @Override
    public Plan<ReplicationFacts> of(UpgradeOrder order) {
        return plan;
    }

    @Override
    public ReplicationFacts begun(Instant now) {
        return ReplicationFacts.begun(now);
    }

    @Override
    public Instant startedAt(ReplicationFacts facts) {
        return facts.startedAt();
    }

    @Override
    public String status() {
        return "replicating";
    }

    @Override
    public List<UpgradeEvent> meanwhile(UpgradeOrder order) {
        return lags
                .take(order.upgrade())
                .<UpgradeEvent>map(lag ->
                        new ReplicationLagMeasured(
                                order.upgrade(),
                                order.cluster(),
                                clock.instant(),
                                lag.bytes(),
                                lag.behind()))
                .stream()
                .toList();
    }

    @Override
    public Told finished(UpgradeOrder order, Page<ReplicationFacts> page) {
        return new Told(
                "caught-up",
                new ReplicationCaughtUp(order.upgrade(), order.cluster(), clock.instant()));
    }

    @Override
    public boolean isBegunAnew(Reason reason, int round) {
        return MENDED_ANEW.contains(reason.code()) && round < ROUNDS;
    }
}
