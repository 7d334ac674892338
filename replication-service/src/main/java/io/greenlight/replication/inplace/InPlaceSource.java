package io.greenlight.replication.inplace;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.Endpoint;
import io.greenlight.backbone.cluster.Fleet;
import io.greenlight.backbone.cluster.Instance;
import io.greenlight.backbone.cluster.Instances;
import io.greenlight.backbone.cluster.database.Databases;
import io.greenlight.backbone.plan.Run;
import io.greenlight.contracts.ClusterRef;
import io.greenlight.replication.beforehand.UpgradedCluster;
import io.greenlight.replication.database.Session;
import io.greenlight.replication.database.Sessions;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// The cluster that is upgraded in place, and the way of the steps to it. Which instance writes is
/// asked each time: after a failover it is another.
@Singleton
public final class InPlaceSource implements UpgradedCluster<InPlaceFacts> {

    private final Fleet fleet;
    private final Instances instances;
    private final Sessions sessions;

    @Inject
    public InPlaceSource(Fleet fleet, Instances instances, Sessions sessions) {
        this.fleet = fleet;
        this.instances = instances;
        this.sessions = sessions;
    }

    /// What is done in one database.
    @FunctionalInterface
    interface Look {
        void at(Session session) throws Exception;
    }

    /// The cluster, whatever its name is now; empty if it is gone.
    Optional<Cluster> find(Run<InPlaceFacts> run) {
        return fleet.find(run.order().resourceId());
    }

    @Override
    public Cluster cluster(Run<InPlaceFacts> run) {
        return fleet.require(run.order().resourceId());
    }

    /// Any other cluster, by its name.
    Optional<Cluster> other(ClusterRef name) {
        return fleet.find(name);
    }

    @Override
    public List<Instance> instances(Run<InPlaceFacts> run) {
        return instances.of(run.order().resourceId());
    }

    /// The instance that writes now.
    Instance writer(Run<InPlaceFacts> run) {
        return instances.writerOf(cluster(run));
    }

    /// A session where the server is asked about itself; the caller closes it.
    Session openMaintenance(Run<InPlaceFacts> run) throws Exception {
        return sessions.onWriter(run.order(), endpoint(run), Databases.MAINTENANCE);
    }

    /// Goes to every database that is there now, one after the other.
    void each(Run<InPlaceFacts> run, Look look) throws Exception {
        Endpoint writer = endpoint(run);
        List<String> databases;
        try (Session session = sessions.onWriter(run.order(), writer, Databases.MAINTENANCE)) {
            databases = session.databases();
        }
        for (String database : databases) {
            try (Session session = sessions.onWriter(run.order(), writer, database)) {
                look.at(session);
            }
        }
    }

    private Endpoint endpoint(Run<InPlaceFacts> run) throws IOException {
        return fleet.writerOf(cluster(run))
                .orElseThrow(() -> new IOException("the cluster's writer does not answer"));
    }
}
