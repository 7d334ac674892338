package io.greenlight.replication.global;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.Endpoint;
import io.greenlight.backbone.cluster.Fleet;
import io.greenlight.backbone.cluster.GlobalCluster;
import io.greenlight.backbone.cluster.GlobalClusters;
import io.greenlight.backbone.cluster.Regions;
import io.greenlight.backbone.plan.Run;
import io.greenlight.contracts.UpgradeOrder;
import io.greenlight.replication.database.Sessions;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// The Global Database that is upgraded, and the way of the steps to its clusters, each through the
/// RDS of its own region.
@Singleton
public final class GlobalSource {

    private final Fleet fleet;
    private final GlobalClusters globals;
    private final Regions regions;
    private final Sessions sessions;

    @Inject
    public GlobalSource(Fleet fleet, GlobalClusters globals, Regions regions, Sessions sessions) {
        this.fleet = fleet;
        this.globals = globals;
        this.regions = regions;
        this.sessions = sessions;
    }

    /// The cluster that was ordered, whatever its name is now; empty if it is gone.
    Optional<Cluster> ordered(UpgradeOrder order) {
        return fleet.find(order.resourceId());
    }

    /// What that cluster is a member of.
    Optional<GlobalCluster> global(Cluster member) {
        return globals.of(member);
    }

    /// Those of its clusters that are there, the primary first.
    List<Cluster> clusters(GlobalCluster global) {
        return global.members().stream()
                .map(GlobalCluster.Member::cluster)
                .flatMap(cluster -> regions.fleet(cluster.region()).find(cluster).stream())
                .toList();
    }

    /// The clusters that an earlier step has resolved.
    List<Cluster> members(Run<GlobalFacts> run) {
        return run.facts().requiredMembers().stream()
                .map(place -> regions.fleet(place.region()).require(place.cluster()))
                .toList();
    }

    /// Logs in on every instance of the cluster: who upgrades and watches it will have to, and must
    /// not find out after the upgrade that another region's network does not let it in.
    ///
    /// @throws IOException if one does not let us in
    void reach(UpgradeOrder order, Cluster cluster) throws IOException {
        for (String instance : cluster.instances()) {
            Endpoint endpoint =
                    regions.fleet(cluster.ref().region())
                            .endpointOf(instance)
                            .orElseThrow(() ->
                                    new IOException(
                                            "the instance %s answers nowhere".formatted(instance)));
            sessions.reach(order, endpoint);
        }
    }
}
