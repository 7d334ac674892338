package io.greenlight.cutover.global;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.Endpoint;
import io.greenlight.backbone.cluster.Fleet;
import io.greenlight.backbone.cluster.GlobalCluster;
import io.greenlight.backbone.cluster.GlobalClusters;
import io.greenlight.backbone.cluster.Instance;
import io.greenlight.backbone.cluster.Maintenance;
import io.greenlight.backbone.cluster.Regions;
import io.greenlight.backbone.plan.Run;
import io.greenlight.contracts.ClusterRef;
import io.greenlight.contracts.GlobalMember;
import io.greenlight.contracts.Happening;
import io.greenlight.contracts.PostgresVersion;
import io.greenlight.cutover.access.Access;
import io.greenlight.cutover.access.ReaderEndpoints;
import io.greenlight.cutover.access.Server;
import io.greenlight.cutover.probe.Watched;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The way of the steps to every cluster of the Global Database: as RDS has it in each region, and
/// as its servers answer.
@Singleton
public final class GlobalAccess {

    private final Access access;
    private final GlobalClusters globals;
    private final Regions regions;
    private final ReaderEndpoints readers;

    @Inject
    public GlobalAccess(
            Access access, GlobalClusters globals, Regions regions, ReaderEndpoints readers) {
        this.access = access;
        this.globals = globals;
        this.regions = regions;
        this.readers = readers;
    }

    /// The way to the primary.
    Access home() {
        return access;
    }

    /// The Global Database that the cluster is a member of.
    Optional<GlobalCluster> find(Cluster cluster) {
        return globals.of(cluster);
    }

    /// All of it, as it is now: members may come and go.
    GlobalState look(Run<GlobalFacts> run) throws IOException {
        Cluster cluster = access.cluster(run);
        GlobalCluster global =
                find(cluster)
                        .orElseThrow(() ->
                                new IOException(
                                        "%s is in no Global Database any more"
                                                .formatted(cluster.ref())));
        return look(global);
    }

    GlobalState look(GlobalCluster global) throws IOException {
        List<MemberState> members = new ArrayList<>();
        for (GlobalCluster.Member member : global.members()) {
            ClusterRef ref = member.cluster();
            Cluster cluster =
                    regions.fleet(ref.region())
                            .find(ref)
                            .orElseThrow(() ->
                                    new IOException(
                                            "no cluster in %s is called %s"
                                                    .formatted(ref.region(), ref)));
            List<Instance> instances = regions.instances(ref.region()).of(cluster.resourceId());
            members.add(new MemberState(cluster, instances));
        }
        return new GlobalState(global, members);
    }

    /// Every endpoint of every region that clients may come in by. By address: clients may know one
    /// server by several names, and one name may be the only one.
    List<Watched> endpoints(GlobalState state) {
        Map<String, Watched> all = new LinkedHashMap<>();
        Endpoint writer = state.primary().cluster().endpoint();
        add(all, watched(state.primary(), "writer", writer, Watched.Kind.WRITES));
        state.global()
                .writerHost()
                .map(host -> new Endpoint(host, writer.port()))
                .ifPresent(it -> add(all, new Watched("global writer", it, Watched.Kind.WRITES)));
        for (MemberState member : state.members()) {
            if (hasReaders(state, member)) {
                readers.of(member.cluster())
                        .ifPresent(
                                it -> add(all, watched(member, "readers", it, Watched.Kind.READS)));
            }
            readers.custom(member.cluster())
                    .forEach(it -> add(all, watched(member, "custom", it, Watched.Kind.READS)));
            Fleet fleet = regions.fleet(member.region());
            for (Instance one : member.instances()) {
                fleet.endpointOf(one.name())
                        .ifPresent(it ->
                                add(all, watched(member, one.name(), it, Watched.Kind.READS)));
            }
        }
        return List.copyOf(all.values());
    }

    /// What RDS told since then of every member, in no order.
    List<Happening> happenings(GlobalState state, Instant since) {
        return state.members().stream()
                .flatMap(member ->
                        regions.happenings(member.region()).of(member.cluster(), since).stream())
                .toList();
    }

    /// What RDS wants to do to that member and its instances.
    List<Maintenance.Pending> pending(MemberState member) {
        return regions.maintenance(member.region()).pending(member.cluster());
    }

    /// Asks RDS to do that to that member at once.
    ///
    /// @return false if it does not wait there any more
    boolean apply(MemberState member, Maintenance.Pending action) {
        return regions.maintenance(member.region()).apply(action);
    }

    /// Asks RDS to take all members to that version.
    void upgrade(GlobalState state, PostgresVersion version) {
        globals.upgrade(state.global(), version);
    }

    /// What every instance of every region says that it is.
    List<GlobalMember> ask(Run<GlobalFacts> run, GlobalState state) throws Exception {
        List<GlobalMember> said = new ArrayList<>();
        for (MemberState member : state.members()) {
            Fleet fleet = regions.fleet(member.region());
            for (Instance one : member.instances()) {
                Endpoint endpoint =
                        fleet.endpointOf(one.name())
                                .orElseThrow(() ->
                                        new IOException(
                                                "%s of %s does not answer"
                                                        .formatted(one.name(), member.name())));
                try (Server server = access.open(run, endpoint)) {
                    said.add(
                            new GlobalMember(
                                    member.cluster().ref(),
                                    one.name(),
                                    server.version(),
                                    server.auroraVersion()));
                }
            }
        }
        return said;
    }

    /// In a secondary every instance is one.
    private static boolean hasReaders(GlobalState state, MemberState member) {
        return member.equals(state.primary())
                ? member.instances().stream().anyMatch(one -> !one.isWriter())
                : !member.instances().isEmpty();
    }

    private static Watched watched(
            MemberState member, String name, Endpoint endpoint, Watched.Kind kind) {
        return new Watched("%s %s".formatted(member.region(), name), endpoint, kind);
    }

    private static void add(Map<String, Watched> all, Watched one) {
        all.putIfAbsent(one.address(), one);
    }
}
