package io.greenlight.sandbox.api;

import io.greenlight.sandbox.server.EngineVersion;
import io.greenlight.sandbox.state.AwsRegion;
import io.greenlight.sandbox.state.Cluster;
import io.greenlight.sandbox.state.GlobalCluster;
import io.greenlight.sandbox.state.GlobalCluster.Member;
import io.greenlight.sandbox.state.Status;
import io.greenlight.sandbox.work.Globals.Place;
import io.greenlight.sandbox.work.World;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What global clusters ask of their members, and what members are refused.
final class GlobalMembers {

    private static final Pattern ARN =
            Pattern.compile("arn:aws:rds:([a-z0-9-]+):\\d{12}:cluster:(.+)");
    private static final Pattern PATCH = Pattern.compile("\\d+\\.\\d+\\.\\d+");

    private final World world;

    GlobalMembers(World world) {
        this.world = world;
    }

    /// A cluster that is to become the primary of a new global cluster.
    Place sourceOfANewGlobal(String arn) {
        Place place = place(arn);
        requireAvailable(place.cluster());
        if (world.globals().of(place.region(), place.cluster()).isPresent()) {
            throw RdsError.clusterState(
                    "%s is a member of a global cluster already.".formatted(arn));
        }
        return place;
    }

    /// The global cluster that a new cluster is to be a member of, when the request names one.
    Optional<GlobalCluster> joined(Query query) {
        return query.text("GlobalClusterIdentifier").map(it -> GlobalActions.find(world, it));
    }

    /// The primary that a new secondary in this region will follow.
    Place primaryFor(Query query, GlobalCluster global) {
        for (String name : List.of("MasterUsername", "MasterUserPassword", "DatabaseName")) {
            if (query.mentions(name)) {
                throw RdsError.invalidCombination(
                        "%s cannot be specified for a secondary cluster: it has its primary's."
                                .formatted(name));
            }
        }
        if (global.members().stream().map(Member::region).anyMatch(query.region()::equals)) {
            throw RdsError.invalidCombination(
                    "The global cluster %s has a member in %s already."
                            .formatted(global.identifier(), query.region()));
        }
        Place primary = world.globals().places(global).getFirst();
        requireAvailable(primary.cluster());
        if (primary.region().writerOf(primary.cluster()).isEmpty()) {
            throw RdsError.clusterState(
                    "The primary %s has no instance to follow.".formatted(primary.arn()));
        }
        EngineVersion version = primary.cluster().engine().version();
        if (!query.text("EngineVersion").orElse(version.toString()).equals(version.toString())) {
            throw RdsError.invalidCombination(
                    "The secondary has to be of its primary's version, %s.".formatted(version));
        }
        return primary;
    }

    Place member(Query query, GlobalCluster global, String parameter) {
        Place place = place(query.required(parameter));
        if (!global.members().contains(place.member())) {
            throw RdsError.noCluster(place.arn());
        }
        return place;
    }

    /// Where all members are to go together; refused as RDS does.
    EngineVersion upgradeTarget(Query query, GlobalCluster global) {
        String text = query.required("EngineVersion");
        if (PATCH.matcher(text).matches()) {
            throw RdsError.invalidCombination(
                    "A patch level cannot be given to a global cluster: apply the pending"
                            + " maintenance action to each of its members.");
        }
        List<Place> places = world.globals().places(global);
        if (places.isEmpty()) {
            throw RdsError.globalState(
                    "Global Cluster %s has no members.".formatted(global.identifier()));
        }
        EngineVersion target = new Versions(world).resolve(Optional.of(text));
        for (Place place : places) {
            requireAvailable(place.cluster());
            EngineVersion present = place.cluster().engine().version();
            if (!new Versions(world).targets(present).contains(target)) {
                throw RdsError.invalidCombination(
                        "Cannot upgrade aurora-postgresql from %s to %s"
                                .formatted(present, target));
            }
            if (present.major() != target.major() && !query.flag("AllowMajorVersionUpgrade")) {
                throw RdsError.invalidCombination(
                        "The AllowMajorVersionUpgrade flag must be present when upgrading to a"
                                + " new major version.");
            }
        }
        return target;
    }

    void requireSwitchable(GlobalCluster global, Place target) {
        if (global.primary().filter(target.member()::equals).isPresent()) {
            throw RdsError.globalState("%s is the primary already.".formatted(target.arn()));
        }
        if (target.region().writerOf(target.cluster()).isEmpty()) {
            throw RdsError.globalState("%s has no instance.".formatted(target.arn()));
        }
        for (Place place : world.globals().places(global)) {
            requireAvailable(place.cluster());
            if (!place.cluster().engine().version().equals(target.cluster().engine().version())) {
                throw RdsError.globalState(
                        "The members of %s are not of one version.".formatted(global.identifier()));
            }
        }
    }

    /// What only a cluster that takes writes can do.
    void refuseOnSecondary(AwsRegion region, Cluster cluster, String what) {
        if (world.globals().isSecondary(region, cluster)) {
            throw RdsError.clusterState(
                    "%s is a secondary of a global cluster: %s is not possible."
                            .formatted(cluster.identifier(), what));
        }
    }

    void refuseOnMember(AwsRegion region, Cluster cluster) {
        if (world.globals().of(region, cluster).isPresent()) {
            throw RdsError.clusterState(
                    ("This cluster is a part of a global cluster, please remove it from"
                                    + " globalcluster first: %s")
                            .formatted(cluster.identifier()));
        }
    }

    /// A member may go to a minor version alone, secondaries before their primary.
    void requireOrder(AwsRegion region, Cluster cluster, EngineVersion target) {
        Optional<GlobalCluster> global = world.globals().of(region, cluster);
        if (global.isEmpty()) {
            return;
        }
        if (target.major() != cluster.engine().version().major()) {
            throw RdsError.clusterState(
                    "%s is a member of a global cluster: use ModifyGlobalCluster."
                            .formatted(cluster.identifier()));
        }
        boolean ahead =
                !world.globals().isSecondary(region, cluster)
                        && world.globals().places(global.get()).stream()
                                .skip(1)
                                .map(it -> it.cluster().engine().version())
                                .anyMatch(it -> it.compareTo(target) < 0);
        if (ahead) {
            throw RdsError.clusterState(
                    "Upgrade the secondaries of %s to %s first."
                            .formatted(cluster.identifier(), target));
        }
    }

    private Place place(String arn) {
        Matcher matcher = ARN.matcher(arn);
        if (!matcher.matches()) {
            throw RdsError.invalidValue("The ARN of a DB cluster is wanted, not " + arn);
        }
        AwsRegion region = world.ledger().region(matcher.group(1));
        return new Place(region, ClusterActions.find(region, matcher.group(2)));
    }

    private static void requireAvailable(Cluster cluster) {
        if (cluster.status() != Status.AVAILABLE) {
            throw RdsError.clusterState(
                    "The DB cluster %s is %s, not available."
                            .formatted(cluster.identifier(), cluster.status()));
        }
    }
}
