package io.greenlight.sandbox.work;

import io.greenlight.sandbox.server.EngineVersion;
import io.greenlight.sandbox.server.Volume;
import io.greenlight.sandbox.state.AwsRegion;
import io.greenlight.sandbox.state.Cluster;
import io.greenlight.sandbox.state.GlobalCluster;
import io.greenlight.sandbox.state.GlobalCluster.Member;
import io.greenlight.sandbox.state.Ledger;
import java.util.List;
import java.util.Optional;

/// Which clusters belong together across regions, and whom their servers follow.
public final class Globals {

    private final Ledger ledger;

    public Globals(Ledger ledger) {
        this.ledger = ledger;
    }

    /// A cluster and where it is.
    public record Place(AwsRegion region, Cluster cluster) {

        public Member member() {
            return new Member(region.name(), cluster.origin().resourceId());
        }

        public String arn() {
            return region.arn("cluster", cluster.identifier());
        }
    }

    public Optional<GlobalCluster> of(AwsRegion region, Cluster cluster) {
        Member member = new Place(region, cluster).member();
        return ledger.with(() ->
                ledger.globals().values().stream()
                        .filter(global -> global.members().contains(member))
                        .findFirst());
    }

    public boolean isSecondary(AwsRegion region, Cluster cluster) {
        Member member = new Place(region, cluster).member();
        return of(region, cluster).filter(it -> it.secondaries().contains(member)).isPresent();
    }

    /// The members that there are, the primary first.
    public List<Place> places(GlobalCluster global) {
        return ledger.with(() ->
                global.members().stream().map(this::place).flatMap(Optional::stream).toList());
    }

    private Optional<Place> place(Member member) {
        AwsRegion region = ledger.region(member.region());
        return region.clusterOf(member.cluster()).map(cluster -> new Place(region, cluster));
    }

    EngineVersion leaderVersion(AwsRegion region, Cluster cluster) {
        return leading(region, cluster).engine().version();
    }

    /// The volume whose server takes the writes that a cluster has, be they its own or another's.
    Volume leader(AwsRegion region, Cluster cluster) {
        return leading(region, cluster).storage().volume();
    }

    private Cluster leading(AwsRegion region, Cluster cluster) {
        return ledger.with(() ->
                of(region, cluster)
                        .flatMap(GlobalCluster::primary)
                        .flatMap(this::place)
                        .map(Place::cluster)
                        .orElse(cluster));
    }

    /// True when servers of other volumes follow the server of this cluster's.
    boolean isFollowed(AwsRegion region, Cluster cluster) {
        return ledger.with(() ->
                !region.readersOf(cluster).isEmpty()
                        || of(region, cluster).stream().anyMatch(it -> it.members().size() > 1));
    }
}
