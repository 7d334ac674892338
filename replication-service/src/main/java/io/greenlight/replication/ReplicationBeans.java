package io.greenlight.replication;

import io.greenlight.backbone.plan.PlanRunner;
import io.greenlight.backbone.plan.aws.PlanRunners;
import io.greenlight.replication.run.ReplicationFacts;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/// What the service is put together from.
final class ReplicationBeans {

    @Produces
    @Singleton
    PlanRunner<ReplicationFacts> runner(PlanRunners runners) {
        return runners.of(ReplicationFacts.class);
    }
}
