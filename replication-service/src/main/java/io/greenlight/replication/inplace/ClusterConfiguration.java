package io.greenlight.replication.inplace;

import io.greenlight.backbone.cluster.Cluster;

/// Everything that RDS knows of how a cluster is set up, for whoever has to set it up again.
public interface ClusterConfiguration {

    /// As JSON, in the words of AWS's own API: the cluster with its tags, networks and roles, its
    /// instances, what their owner has set in both kinds of parameter groups, endpoints, and
    /// scaling. No password is in it. A part that may not be read says so.
    String of(Cluster cluster);
}
