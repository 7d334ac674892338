package io.greenlight.replication.step;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.Endpoint;
import io.greenlight.backbone.cluster.Fleet;
import io.greenlight.backbone.cluster.RunNames;
import io.greenlight.backbone.cluster.database.Databases;
import io.greenlight.backbone.plan.Run;
import io.greenlight.replication.database.Session;
import io.greenlight.replication.database.Sessions;
import io.greenlight.replication.run.ReplicationFacts;
import io.greenlight.replication.run.SourceDatabase;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/// The way of the steps to both sides of their run, as the maintenance user.
@Singleton
public final class Access {

    private static final Logger LOG = Logger.getLogger(Access.class);

    private final Sessions sessions;
    private final Fleet fleet;

    @Inject
    public Access(Sessions sessions, Fleet fleet) {
        this.sessions = sessions;
        this.fleet = fleet;
    }

    /// What is done in one database.
    @FunctionalInterface
    interface Visit {
        void to(SourceDatabase database, Session session) throws Exception;
    }

    /// What is done in a database that may be none of the run's.
    @FunctionalInterface
    interface Look {
        void at(Session session) throws Exception;
    }

    static RunNames names(Run<ReplicationFacts> run) {
        return new RunNames(run.order().upgrade());
    }

    /// Goes to every database of the source, one after the other.
    void eachOnSource(Run<ReplicationFacts> run, Visit visit) throws Exception {
        each(run, sourceWriter(run), visit);
    }

    /// Goes to every database that is on the source now, for an undo: of those that the run found
    /// some may be gone, or have another name. Nowhere if the run has not looked at its source.
    void eachOnSourceNow(Run<ReplicationFacts> run, Look look) throws Exception {
        if (run.facts().anySource().isPresent()) {
            eachThereNow(run, sourceWriter(run), look);
        }
    }

    /// Goes to every database of the target.
    void eachOnTarget(Run<ReplicationFacts> run, Visit visit) throws Exception {
        each(run, targetWriter(run), visit);
    }

    /// Goes to every database that is there now, on either side: since the run began some may have
    /// come, gone, or got another name.
    void eachThereNow(Run<ReplicationFacts> run, Endpoint server, Look look) throws Exception {
        List<String> there;
        try (Session session = openMaintenance(run, server)) {
            there = session.databases();
        }
        for (String database : there) {
            try (Session session = open(run, server, database)) {
                look.at(session);
            }
        }
    }

    /// A session where a server is asked about itself.
    Session openMaintenance(Run<ReplicationFacts> run, Endpoint server) throws Exception {
        return open(run, server, Databases.MAINTENANCE);
    }

    /// A session on that endpoint, where a writer has to answer.
    Session open(Run<ReplicationFacts> run, Endpoint endpoint, String database) throws Exception {
        return sessions.onWriter(run.order(), endpoint, database);
    }

    /// The first database's session on the source, for what belongs to its whole server.
    Session openSource(Run<ReplicationFacts> run) throws Exception {
        return open(
                run, sourceWriter(run), run.facts().foundSource().databases().getFirst().name());
    }

    /// Where the source's writer answers, which after a failover is another instance. Where it
    /// answered when the run began counts only while RDS says nothing.
    Endpoint sourceWriter(Run<ReplicationFacts> run) throws IOException {
        try {
            return sourceWriterByRds(run);
        } catch (RuntimeException away) {
            Endpoint before = run.facts().foundSource().writer();
            LOG.warnf("RDS does not say where the writer is, trying %s: %s", before, away);
            return before;
        }
    }

    /// The same for what outlasts this moment: only what RDS says now.
    Endpoint sourceWriterByRds(Run<ReplicationFacts> run) throws IOException {
        return fleet.find(run.order().resourceId())
                .flatMap(fleet::writerOf)
                .orElseThrow(() -> new IOException("the source's writer does not answer"));
    }

    /// The target, under the name that it has until the cutover; empty if it is not there.
    Optional<Cluster> target(Run<ReplicationFacts> run) {
        return fleet.find(names(run).target(run.order().cluster()));
    }

    /// Where the target's writer answers.
    Endpoint targetWriter(Run<ReplicationFacts> run) throws IOException {
        return target(run)
                .flatMap(fleet::writerOf)
                .orElseThrow(() -> new IOException("the target's writer does not answer yet"));
    }

    private void each(Run<ReplicationFacts> run, Endpoint endpoint, Visit visit) throws Exception {
        List<SourceDatabase> databases = new ArrayList<>(run.facts().foundSource().databases());
        for (SourceDatabase database : databases) {
            try (Session session = open(run, endpoint, database.name())) {
                visit.to(database, session);
            }
        }
    }
}
