package io.greenlight.preflight;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.GlobalCluster;
import io.greenlight.contracts.ClusterRef;
import io.greenlight.contracts.PostgresVersion;
import io.greenlight.preflight.check.Estate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What RDS might say of a cluster, in memory. At first all is well.
public final class FakeEstate implements Estate {

    final List<String> pending = new ArrayList<>();
    final List<Attachment> attachments = new ArrayList<>();
    final List<Instance> instances = new ArrayList<>();
    final List<Maintenance> maintenance = new ArrayList<>();
    final List<String> notOffered = new ArrayList<>();
    Optional<String> globalDatabase = Optional.empty();
    Optional<String> writeForwarding = Optional.empty();
    int sharers = 1;
    Optional<String> refusal = Optional.empty();

    /// By region; where none are put, 17.11 is one.
    final Map<String, List<PostgresVersion>> targets = new HashMap<>();

    Optional<GlobalCluster> global = Optional.empty();
    final Map<ClusterRef, Cluster> members = new HashMap<>();
    final Map<ClusterRef, Settings> settings = new HashMap<>();

    @Override
    public Particulars particulars(Cluster cluster) {
        refuse();
        return new Particulars(pending, globalDatabase, attachments, instances, writeForwarding);
    }

    @Override
    public List<Maintenance> maintenance(Cluster cluster) {
        refuse();
        return maintenance;
    }

    @Override
    public boolean isOffered(Cluster cluster, String instanceClass, PostgresVersion version) {
        refuse();
        return !notOffered.contains(instanceClass);
    }

    @Override
    public List<PostgresVersion> globalTargets(Cluster member, PostgresVersion from) {
        refuse();
        return targets.getOrDefault(member.ref().region(), List.of(new PostgresVersion(17, 11)));
    }

    @Override
    public int sharersOfVolume(Cluster cluster) {
        refuse();
        return sharers;
    }

    @Override
    public Optional<GlobalCluster> global(Cluster cluster) {
        refuse();
        return global;
    }

    @Override
    public Optional<Cluster> find(ClusterRef cluster) {
        refuse();
        return Optional.ofNullable(members.get(cluster));
    }

    @Override
    public Settings settings(Cluster cluster) {
        refuse();
        return settings.getOrDefault(cluster.ref(), new Settings(Group.NONE, Map.of()));
    }

    private void refuse() {
        refusal.ifPresent(why -> {
            throw new Unanswered(why, new IllegalStateException(why));
        });
    }
}
