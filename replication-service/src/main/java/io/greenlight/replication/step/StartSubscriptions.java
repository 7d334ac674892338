package io.greenlight.replication.step;

import io.greenlight.backbone.cluster.database.Subscription;
import io.greenlight.backbone.plan.Run;
import io.greenlight.backbone.plan.Step;
import io.greenlight.backbone.plan.StepOutcome;
import io.greenlight.contracts.Lsn;
import io.greenlight.replication.run.ReplicationFacts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Tells each subscription where the clone ends, and enables it: what committed before is on the
/// clone, what committed after comes once. A subscription that was ever enabled is not told again.
///
/// - **Again:** a worker that runs is left to work, unless the source's writer is another one by
///   now.
/// - **Undo:** the subscriptions are dropped by the step that made them.
public final class StartSubscriptions implements Step<ReplicationFacts> {

    private final Publisher publisher;

    public StartSubscriptions(Publisher publisher) {
        this.publisher = publisher;
    }

    @Override
    public String name() {
        return "start-subscriptions";
    }

    @Override
    public StepOutcome run(Run<ReplicationFacts> run) throws Exception {
        Lsn seed = run.facts().requiredSeed();
        List<String> idle = new ArrayList<>();
        publisher.eachOnTarget(
                run,
                (database, session, source) -> {
                    Subscription subscription = Publisher.subscription(run, database, session);
                    subscription.follow(source);
                    subscription.start(seed);
                    if (!isWorking(subscription)) {
                        idle.add(database.name());
                    }
                });
        return idle.isEmpty()
                ? new StepOutcome.Done("the target follows the source from " + seed)
                : new StepOutcome.NotYet(
                        "no apply worker runs yet in " + idle, Duration.ofSeconds(1));
    }

    @Override
    public StepOutcome undo(Run<ReplicationFacts> run) {
        return new StepOutcome.Done("the subscriptions are dropped next");
    }

    private static boolean isWorking(Subscription subscription) throws Exception {
        return subscription.find().filter(Subscription.State::isWorking).isPresent();
    }
}
