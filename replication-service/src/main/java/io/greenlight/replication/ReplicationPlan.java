package io.greenlight.replication;

import io.greenlight.backbone.plan.Plan;
import io.greenlight.replication.run.ReplicationFacts;
import io.greenlight.replication.step.CloneSteps;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/// The plans of replication, one a strategy.
@Singleton
final class ReplicationPlan {

    private final Plan<ReplicationFacts> byClone;

    @Inject
    ReplicationPlan(CloneSteps clone) {
        this(clone.plan());
    }

    /// For tests: steps of their own.
    ReplicationPlan(Plan<ReplicationFacts> byClone) {
        this.byClone = byClone;
    }

    /// The steps of strategy `clone`.
    Plan<ReplicationFacts> byClone() {
        return byClone;
    }
}
