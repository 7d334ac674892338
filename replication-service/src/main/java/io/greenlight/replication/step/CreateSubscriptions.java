package io.greenlight.replication.step;

import io.greenlight.backbone.cluster.Login;
import io.greenlight.backbone.cluster.RunNames;
import io.greenlight.backbone.cluster.Secrets;
import io.greenlight.backbone.cluster.database.ConnectionString;
import io.greenlight.backbone.cluster.database.Database;
import io.greenlight.backbone.plan.Run;
import io.greenlight.backbone.plan.Step;
import io.greenlight.backbone.plan.StepOutcome;
import io.greenlight.replication.run.ReplicationConfig;
import io.greenlight.replication.run.ReplicationFacts;
import java.io.IOException;
import java.nio.file.Path;

/// Makes the target's subscriptions, one a database, not enabled yet: each waits to be told where
/// to start.
///
/// - **Again:** a subscription that is there stays.
/// - **Undo:** it goes with the clone, which may not answer any more; who drops the slot ends its
///   reader.
public final class CreateSubscriptions implements Step<ReplicationFacts> {

    private final Access access;
    private final Secrets secrets;
    private final ReplicationConfig config;

    public CreateSubscriptions(Access access, Secrets secrets, ReplicationConfig config) {
        this.access = access;
        this.secrets = secrets;
        this.config = config;
    }

    @Override
    public String name() {
        return "create-subscriptions";
    }

    @Override
    public StepOutcome run(Run<ReplicationFacts> run) throws Exception {
        RunNames names = Access.names(run);
        Login login =
                secrets.find(names.replicationSecret())
                        .orElseThrow(() -> new IOException("the replication secret is gone"));
        access.eachOnTarget(
                run,
                (database, session) ->
                        session.subscription(names.slot(database.number()))
                                .make(
                                        new ConnectionString(
                                                new Database(
                                                        run.facts().foundSource().writer(),
                                                        database.name()),
                                                login,
                                                config.subscriptionSslMode(),
                                                config.subscriptionRootCertificate()
                                                        .map(Path::toString)),
                                        names.publication()));
        return new StepOutcome.Done(
                "%d subscriptions wait".formatted(run.facts().foundSource().databases().size()));
    }

    @Override
    public StepOutcome undo(Run<ReplicationFacts> run) {
        return new StepOutcome.Done("they go with the clone");
    }
}
