package io.greenlight.sandbox.work;

import io.greenlight.sandbox.server.EngineVersion;
import io.greenlight.sandbox.server.Volume;
import io.greenlight.sandbox.state.AwsRegion;
import io.greenlight.sandbox.state.Cluster;
import io.greenlight.sandbox.state.GlobalCluster;
import io.greenlight.sandbox.state.GlobalCluster.Member;
import io.greenlight.sandbox.state.Instance;
import io.greenlight.sandbox.state.Ledger;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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

    /// An instance whose server follows another, and where it is.
    record Follower(AwsRegion region, Instance instance) {}

    /// All whose servers follow this cluster's writer, in whichever region.
    List<Follower> followers(AwsRegion region, Cluster cluster) {
        Place own = new Place(region, cluster);
        return ledger.with(() -> {
            Stream<Place> others =
                    of(region, cluster).map(this::places).orElse(List.of()).stream()
                            .filter(it -> !it.member().equals(own.member()));
            return Stream.concat(
                            region.readersOf(cluster).stream().map(it -> new Follower(region, it)),
                            others.flatMap(place ->
                                    place.region().instancesOf(place.cluster()).stream()
                                            .map(it -> new Follower(place.region(), it))))
                    .toList();
        });
    }

    /// Its own instances, or while it has none those of the cluster whose data it follows.
    List<Instance> kin(AwsRegion region, Cluster cluster) {
        return ledger.with(() -> {
            List<Instance> own = region.instancesOf(cluster);
            return own.isEmpty()
                    ? of(region, cluster).map(this::places).stream()
                            .flatMap(List::stream)
                            .limit(1)
                            .flatMap(it -> it.region().instancesOf(it.cluster()).stream())
                            .toList()
                    : own;
        });
    }

    /// True when servers of other volumes follow the server of this cluster's.
    boolean isFollowed(AwsRegion region, Cluster cluster) {
        return ledger.with(() ->
                !region.readersOf(cluster).isEmpty()
                        || of(region, cluster).stream().anyMatch(it -> it.members().size() > 1));
    }
}
