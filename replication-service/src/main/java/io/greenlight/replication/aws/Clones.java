package io.greenlight.replication.aws;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.contracts.ClusterRef;
import io.greenlight.contracts.PostgresVersion;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Makes, upgrades and deletes the cluster that becomes the target. Every call asks RDS to begin;
/// how far it is shows in the fleet.
public interface Clones {

    /// Asks for a fast clone of the source: the same storage until either writes, no instance yet.
    void make(Cluster source, ClusterRef target, Tags tags);

    /// The instances of a cluster, in the order of their names.
    List<Instance> instances(ClusterRef cluster);

    /// Asks for an instance of that cluster, of the class of that instance of the source.
    ///
    /// @param parameterGroup the engine's default if empty
    void addInstance(Cluster target, String name, Instance like, Optional<String> parameterGroup);

    /// Asks for the version, with the parameter groups that were made for it.
    ///
    /// @param instances the group of its instances; the engine's default if empty
    void upgrade(
            Cluster target, PostgresVersion version, String cluster, Optional<String> instances);

    /// What RDS said since then of why it did not upgrade the cluster; empty if it said nothing.
    List<String> complaints(Cluster target, Instant since);

    /// Asks for a restart, for parameters that wait for one.
    void reboot(Instance instance);

    /// Asks to delete an instance; one that is being deleted, or gone, is passed over.
    void deleteInstance(Instance instance);

    /// Asks to delete a cluster without instances, keeping nothing of it.
    void deleteCluster(Cluster target);
}
