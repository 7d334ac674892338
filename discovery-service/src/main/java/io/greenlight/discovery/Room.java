package io.greenlight.discovery;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.contracts.ClusterRef;
import java.util.ArrayList;
import java.util.List;

/// The places for upgrades that are under way at once, over the whole fleet, as one scan finds and
/// fills them.
///
/// Two copies of discovery fill them in the same order, so that they take the same clusters; where
/// tags change between their looks, there may be one upgrade more for each further copy.
final class Room {

    private final int limit;
    private final List<ClusterRef> underWay;

    private Room(int limit, List<ClusterRef> underWay) {
        this.limit = limit;
        this.underWay = underWay;
    }

    /// The places that those clusters leave.
    static Room in(List<Cluster> fleet, int limit) {
        List<ClusterRef> underWay = new ArrayList<>();
        fleet.stream().filter(Standing::isUnderWay).map(Cluster::ref).forEach(underWay::add);
        return new Room(limit, underWay);
    }

    boolean isFull() {
        return underWay.size() >= limit;
    }

    void take(Cluster cluster) {
        underWay.add(cluster.ref());
    }

    /// Who is under way, those of this scan included.
    List<ClusterRef> underWay() {
        return List.copyOf(underWay);
    }
}
