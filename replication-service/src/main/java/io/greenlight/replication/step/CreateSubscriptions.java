package io.greenlight.replication.step;

import io.greenlight.backbone.cluster.database.Subscription;
import io.greenlight.backbone.plan.Run;
import io.greenlight.backbone.plan.Step;
import io.greenlight.backbone.plan.StepOutcome;
import io.greenlight.replication.run.ReplicationFacts;
import java.util.List;

/// Makes the target's subscriptions, one a database, not enabled yet: each waits to be told where
/// to start.
///
/// - **Again:** a subscription that is there stays, and is told where the source's writer is.
/// - **Undo:** it goes with the clone, which may not answer any more; who drops the slot ends its
///   reader.
public final class CreateSubscriptions implements Step<ReplicationFacts> {

    private final Publisher publisher;

    public CreateSubscriptions(Publisher publisher) {
        this.publisher = publisher;
    }

    @Override
    public String name() {
        return "create-subscriptions";
    }

    @Override
    public StepOutcome run(Run<ReplicationFacts> run) throws Exception {
        publisher.eachOnTarget(
                run,
                (database, session, source) -> {
                    Subscription subscription = Publisher.subscription(run, database, session);
                    subscription.make(source, List.of(Access.names(run).publication()));
                    subscription.follow(source);
                });
        return new StepOutcome.Done(
                "%d subscriptions wait".formatted(run.facts().foundSource().databases().size()));
    }

    @Override
    public StepOutcome undo(Run<ReplicationFacts> run) {
        return new StepOutcome.Done("they go with the clone");
    }
}
