package io.greenlight.replication.step;

import io.greenlight.backbone.cluster.Endpoint;
import io.greenlight.backbone.cluster.Login;
import io.greenlight.backbone.cluster.Secrets;
import io.greenlight.backbone.cluster.database.ConnectionString;
import io.greenlight.backbone.cluster.database.Database;
import io.greenlight.backbone.cluster.database.Subscription;
import io.greenlight.backbone.plan.Run;
import io.greenlight.replication.database.Session;
import io.greenlight.replication.run.ReplicationConfig;
import io.greenlight.replication.run.ReplicationFacts;
import io.greenlight.replication.run.SourceDatabase;
import java.io.IOException;
import java.nio.file.Path;

/// The source as the target's subscriptions see it. They name the instance that writes, for the
/// cluster's own name will be the target's one day; so after a failover they are told the new one.
public final class Publisher {

    private final Access access;
    private final Secrets secrets;
    private final ReplicationConfig config;

    public Publisher(Access access, Secrets secrets, ReplicationConfig config) {
        this.access = access;
        this.secrets = secrets;
        this.config = config;
    }

    /// What is done with one subscription, and how it reaches its publisher.
    @FunctionalInterface
    interface Visit {
        void to(SourceDatabase database, Session target, ConnectionString publisher)
                throws Exception;
    }

    /// Goes to every database of the target with the way to its counterpart.
    void eachOnTarget(Run<ReplicationFacts> run, Visit visit) throws Exception {
        Endpoint writer = access.sourceWriterByRds(run);
        Login login =
                secrets.find(Access.names(run).replicationSecret())
                        .orElseThrow(() -> new IOException("the replication secret is gone"));
        access.eachOnTarget(
                run,
                (database, session) ->
                        visit.to(
                                database,
                                session,
                                new ConnectionString(
                                        new Database(writer, database.name()),
                                        login,
                                        config.subscriptionSslMode(),
                                        config.subscriptionRootCertificate().map(Path::toString))));
    }

    /// Has every subscription follow the instance that writes now.
    void follow(Run<ReplicationFacts> run) throws Exception {
        eachOnTarget(
                run,
                (database, session, publisher) ->
                        subscription(run, database, session).follow(publisher));
    }

    /// The subscription of that database, in that session.
    static Subscription subscription(
            Run<ReplicationFacts> run, SourceDatabase database, Session session) {
        return session.subscription(Access.names(run).slot(database.number()));
    }
}
