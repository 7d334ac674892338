package io.greenlight.replication.rehearsal;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.Endpoint;
import io.greenlight.backbone.cluster.Fleet;
import io.greenlight.backbone.cluster.Instance;
import io.greenlight.backbone.cluster.Instances;
import io.greenlight.backbone.cluster.RunNames;
import io.greenlight.backbone.cluster.database.Databases;
import io.greenlight.backbone.plan.Recheck;
import io.greenlight.backbone.plan.Run;
import io.greenlight.backbone.plan.StepOutcome;
import io.greenlight.contracts.ClusterRef;
import io.greenlight.replication.beforehand.UpgradedCluster;
import io.greenlight.replication.database.Session;
import io.greenlight.replication.database.Sessions;
import io.greenlight.replication.run.ReplicationConfig;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// The cluster whose upgrade is rehearsed, its clone, and the way of the steps to both.
@Singleton
public final class RehearsalSite implements UpgradedCluster<RehearsalFacts> {

    private final Fleet fleet;
    private final Instances instances;
    private final Sessions sessions;
    private final ReplicationConfig config;

    @Inject
    public RehearsalSite(
            Fleet fleet, Instances instances, Sessions sessions, ReplicationConfig config) {
        this.fleet = fleet;
        this.instances = instances;
        this.sessions = sessions;
        this.config = config;
    }

    /// What is done in one database.
    @FunctionalInterface
    interface Look {
        void at(Session session) throws Exception;
    }

    static RunNames names(Run<RehearsalFacts> run) {
        return new RunNames(run.order().upgrade());
    }

    /// What the clone is called.
    static ClusterRef cloneName(Run<RehearsalFacts> run) {
        return names(run).rehearsal(run.order().cluster());
    }

    /// The cluster, whatever its name is now; empty if it is gone.
    Optional<Cluster> find(Run<RehearsalFacts> run) {
        return fleet.find(run.order().resourceId());
    }

    @Override
    public Cluster cluster(Run<RehearsalFacts> run) {
        return fleet.require(run.order().resourceId());
    }

    @Override
    public List<Instance> instances(Run<RehearsalFacts> run) {
        return instances.of(run.order().resourceId());
    }

    /// The clone, which an earlier step has made.
    Cluster clone(Run<RehearsalFacts> run) throws IOException {
        return fleet.find(cloneName(run)).orElseThrow(() -> new IOException("the clone is gone"));
    }

    /// The group that RDS is to give to the clone's instances.
    Optional<String> ownInstanceGroup(Run<RehearsalFacts> run) {
        return instances.writerOf(cluster(run)).ownParameterGroup();
    }

    /// An instance of the clone that restarts, or waits for it.
    Optional<Instance> restarting(Cluster clone) {
        Optional<Instance> pending =
                instances.of(clone.ref()).stream()
                        .filter(instance -> instance.rebootPending() || !instance.isAvailable())
                        .findFirst();
        pending.filter(Instance::isAvailable).ifPresent(instances::reboot);
        return pending;
    }

    /// RDS is at work; it is looked at again.
    StepOutcome notYet(Run<RehearsalFacts> run, String waitingFor) {
        return new StepOutcome.NotYet(waitingFor, new Recheck(config.recheck()).in(run));
    }

    /// A session where the cluster's server is asked about itself; the caller closes it.
    Session openSource(Run<RehearsalFacts> run) throws Exception {
        return sessions.onWriter(
                run.order(), endpoint(cluster(run), "cluster"), Databases.MAINTENANCE);
    }

    /// A session where the clone's server is asked about itself; the caller closes it.
    Session openClone(Run<RehearsalFacts> run) throws Exception {
        return sessions.onWriter(run.order(), endpoint(clone(run), "clone"), Databases.MAINTENANCE);
    }

    /// Goes to every database of the cluster, where nothing may be written.
    void eachOnSource(Run<RehearsalFacts> run, Look look) throws Exception {
        each(run, endpoint(cluster(run), "cluster"), look);
    }

    /// Goes to every database of the clone.
    void eachOnClone(Run<RehearsalFacts> run, Look look) throws Exception {
        each(run, endpoint(clone(run), "clone"), look);
    }

    private void each(Run<RehearsalFacts> run, Endpoint writer, Look look) throws Exception {
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

    private Endpoint endpoint(Cluster cluster, String what) throws IOException {
        return fleet.writerOf(cluster)
                .orElseThrow(
                        () -> new IOException("the %s's writer does not answer".formatted(what)));
    }
}
