package io.greenlight.replication;

import io.greenlight.backbone.cluster.Fleet;
import io.greenlight.backbone.cluster.Secrets;
import io.greenlight.backbone.plan.Plan;
import io.greenlight.replication.aws.Clones;
import io.greenlight.replication.aws.ParameterGroups;
import io.greenlight.replication.run.Lags;
import io.greenlight.replication.run.ReplicationConfig;
import io.greenlight.replication.run.ReplicationFacts;
import io.greenlight.replication.step.Access;
import io.greenlight.replication.step.CloneSteps;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;

/// The plans of replication, one a strategy.
@Singleton
final class ReplicationPlan {

    private final Plan<ReplicationFacts> byClone;

    @Inject
    ReplicationPlan(
            Fleet fleet,
            Secrets secrets,
            Access access,
            Clones clones,
            ParameterGroups groups,
            Lags lags,
            ReplicationConfig config,
            Clock clock) {
        this.byClone =
                new CloneSteps(fleet, secrets, access, clones, groups, lags, config, clock).plan();
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
