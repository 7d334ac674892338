package io.greenlight.backbone.cluster;

import io.greenlight.contracts.ClusterRef;

/// Makes and deletes copies of a cluster. Every call asks RDS to begin; how far it is shows in the
/// fleet.
public interface Clones {

    /// Asks for a fast clone of the source: the same storage until either writes, no instance yet.
    void make(Cluster source, ClusterRef target, RunTags tags);

    /// Asks to delete a clone without instances, keeping nothing of it; one that is gone is passed
    /// over.
    void delete(Cluster clone);
}
