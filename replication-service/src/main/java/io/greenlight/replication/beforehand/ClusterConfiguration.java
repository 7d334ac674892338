package io.greenlight.replication.beforehand;

import io.greenlight.backbone.cluster.Cluster;
import java.util.List;

/// Everything that RDS knows of how clusters are set up, for whoever has to set them up again.
public interface ClusterConfiguration {

    /// As JSON, in the words of AWS's own API: a cluster with its tags, networks and roles, its
    /// instances, what their owner has set in both kinds of parameter groups, endpoints, and
    /// scaling. No password is in it. A part that may not be read says so.
    ///
    /// @param clusters of whatever region; one is an object, several are a list of such
    String of(List<Cluster> clusters);
}
