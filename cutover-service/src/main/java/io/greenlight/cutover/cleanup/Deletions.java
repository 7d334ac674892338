package io.greenlight.cutover.cleanup;

import io.greenlight.backbone.cluster.Instance;
import io.greenlight.contracts.ResourceId;
import java.util.List;
import java.util.Optional;

/// How a cluster is deleted. It is asked for by its resource id, never by a name, which may be
/// somebody else's by now.
public interface Deletions {

    /// Whether its owner forbade RDS to delete it.
    boolean isProtected(ResourceId cluster);

    /// Its instances; none if it has none, or is gone.
    List<Instance> members(ResourceId cluster);

    /// Asks for the end of an instance; one that is gone or on its way is passed over.
    void delete(Instance member);

    /// Asks for the end of the cluster, which leaves a snapshot of that name; one that is gone is
    /// passed over.
    void delete(ResourceId cluster, String lastSnapshot);

    /// The cluster snapshot of that name.
    Optional<LastSnapshot> snapshot(String name);

    /// What is left of a cluster.
    ///
    /// @param cluster that it was taken of
    /// @param status RDS's word
    record LastSnapshot(ResourceId cluster, String status) {

        public boolean isAvailable() {
            return status.equals("available");
        }

        public boolean isInTheMaking() {
            return status.equals("creating");
        }
    }
}
