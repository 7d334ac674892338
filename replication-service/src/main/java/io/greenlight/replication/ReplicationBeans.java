package io.greenlight.replication;

import io.greenlight.backbone.cluster.Fleet;
import io.greenlight.backbone.journal.RunLog;
import io.greenlight.backbone.plan.aws.PlanRunners;
import io.greenlight.replication.global.GlobalFacts;
import io.greenlight.replication.global.GlobalSteps;
import io.greenlight.replication.inplace.InPlaceFacts;
import io.greenlight.replication.inplace.InPlaceSteps;
import io.greenlight.replication.rehearsal.RehearsalFacts;
import io.greenlight.replication.rehearsal.RehearsalSteps;
import io.greenlight.replication.run.Lags;
import io.greenlight.replication.run.ReplicationFacts;
import io.greenlight.replication.step.CloneSteps;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/// What the service is put together from.
final class ReplicationBeans {

    @Produces
    @Singleton
    Runs<ReplicationFacts> byClone(
            PlanRunners runners, CloneSteps steps, Lags lags, Fleet fleet, Clock clock) {
        return new Runs<>(
                runners.of(ReplicationFacts.class),
                new ByClone(steps.plan(), lags, clock),
                fleet,
                clock);
    }

    @Produces
    @Singleton
    Runs<InPlaceFacts> inPlace(
            PlanRunners runners, InPlaceSteps steps, RunLog log, Fleet fleet, Clock clock) {
        return new Runs<>(
                runners.of("in-place", InPlaceFacts.class),
                new Preparation<>(steps::plan, InPlaceFacts::begun, log),
                fleet,
                clock);
    }

    @Produces
    @Singleton
    Runs<RehearsalFacts> rehearsal(
            PlanRunners runners, RehearsalSteps steps, RunLog log, Fleet fleet, Clock clock) {
        return new Runs<>(
                runners.of("rehearsal", RehearsalFacts.class),
                new Rehearsal(steps.plan(), log),
                fleet,
                clock);
    }

    @Produces
    @Singleton
    Runs<GlobalFacts> global(
            PlanRunners runners, GlobalSteps steps, RunLog log, Fleet fleet, Clock clock) {
        return new Runs<>(
                runners.of("global", GlobalFacts.class),
                new Preparation<>(_ -> steps.plan(), GlobalFacts::begun, log),
                fleet,
                clock);
    }
}
