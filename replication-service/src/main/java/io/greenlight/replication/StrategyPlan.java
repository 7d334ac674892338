package io.greenlight.replication;

import io.greenlight.backbone.journal.Page;
import io.greenlight.backbone.plan.Plan;
import io.greenlight.contracts.Reason;
import io.greenlight.contracts.UpgradeEvent;
import io.greenlight.contracts.UpgradeOrder;
import java.time.Instant;
import java.util.List;

/// A strategy as far as replication goes by it: its plan, and what is said on its way.
///
/// @param <F> the facts that the plan resolves
interface StrategyPlan<F> {

    /// The steps of that order.
    Plan<F> of(UpgradeOrder order);

    /// Facts of a round that begins now.
    F begun(Instant now);

    /// When the round of those facts began.
    Instant startedAt(F facts);

    /// The status of the cluster while the run is on its way.
    String status();

    /// What there is to say whenever the run was looked at.
    List<UpgradeEvent> meanwhile(UpgradeOrder order);

    /// What a finished run is told by.
    Told finished(UpgradeOrder order, Page<F> page);

    /// Whether the run is begun anew by itself after it was unwound.
    ///
    /// @param round the how-manieth round it was, from 1
    boolean isBegunAnew(Reason reason, int round);

    /// An event, and the status of the cluster that goes with it.
    record Told(String status, UpgradeEvent event) {}
}
