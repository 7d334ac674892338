package io.greenlight.preflight;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.GlobalCluster;
import io.greenlight.contracts.ClusterRef;
import io.greenlight.contracts.PostgresVersion;
import io.greenlight.preflight.check.Estate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The estate as it answers within one run: every question is asked of RDS once, however many
/// checks and ways want to know. A refusal is no answer.
final class EstateOnce implements Estate {

    private final Estate estate;
    private final Map<String, Particulars> particulars = new HashMap<>();
    private final Map<String, List<Maintenance>> maintenance = new HashMap<>();
    private final Map<List<Object>, Boolean> offers = new HashMap<>();
    private final Map<List<Object>, List<PostgresVersion>> targets = new HashMap<>();
    private final Map<String, Integer> sharers = new HashMap<>();
    private final Map<String, Optional<GlobalCluster>> globals = new HashMap<>();
    private final Map<ClusterRef, Optional<Cluster>> found = new HashMap<>();
    private final Map<String, Settings> settings = new HashMap<>();

    EstateOnce(Estate estate) {
        this.estate = estate;
    }

    @Override
    public Particulars particulars(Cluster cluster) {
        return particulars.computeIfAbsent(cluster.arn(), _ -> estate.particulars(cluster));
    }

    @Override
    public List<Maintenance> maintenance(Cluster cluster) {
        return maintenance.computeIfAbsent(cluster.arn(), _ -> estate.maintenance(cluster));
    }

    @Override
    public boolean isOffered(Cluster cluster, String instanceClass, PostgresVersion version) {
        return offers.computeIfAbsent(
                List.of(cluster.ref().region(), instanceClass, version),
                _ -> estate.isOffered(cluster, instanceClass, version));
    }

    @Override
    public List<PostgresVersion> globalTargets(Cluster member, PostgresVersion from) {
        return targets.computeIfAbsent(
                List.of(member.ref().region(), from), _ -> estate.globalTargets(member, from));
    }

    @Override
    public int sharersOfVolume(Cluster cluster) {
        return sharers.computeIfAbsent(cluster.arn(), _ -> estate.sharersOfVolume(cluster));
    }

    @Override
    public Optional<GlobalCluster> global(Cluster cluster) {
        return globals.computeIfAbsent(cluster.arn(), _ -> estate.global(cluster));
    }

    @Override
    public Optional<Cluster> find(ClusterRef cluster) {
        return found.computeIfAbsent(cluster, _ -> estate.find(cluster));
    }

    @Override
    public Settings settings(Cluster cluster) {
        return settings.computeIfAbsent(cluster.arn(), _ -> estate.settings(cluster));
    }
}
