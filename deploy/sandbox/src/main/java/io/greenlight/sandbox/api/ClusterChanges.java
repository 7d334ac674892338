package io.greenlight.sandbox.api;

import io.greenlight.sandbox.server.EngineVersion;
import io.greenlight.sandbox.state.AwsRegion;
import io.greenlight.sandbox.state.Cluster;
import io.greenlight.sandbox.state.Engine;
import io.greenlight.sandbox.state.Instance;
import io.greenlight.sandbox.state.ParameterGroup;
import io.greenlight.sandbox.state.Status;
import io.greenlight.sandbox.work.ClusterWork;
import io.greenlight.sandbox.work.UpgradeWork;
import io.greenlight.sandbox.work.World;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// ModifyDBCluster: names, versions, groups, passwords, and what is merely recorded.
final class ClusterChanges {

    private final World world;
    private final ClusterWork clusters;
    private final UpgradeWork upgrades;
    private final GlobalMembers members;

    ClusterChanges(World world, ClusterWork clusters) {
        this.world = world;
        this.clusters = clusters;
        this.upgrades = new UpgradeWork(world);
        this.members = new GlobalMembers(world);
    }

    Cluster modify(Query query) {
        AwsRegion region = world.ledger().region(query.region());
        Cluster cluster = ClusterActions.find(region, query.identifier("DBClusterIdentifier"));
        if (!cluster.isAvailable()) {
            throw RdsError.clusterState(
                    "The DB cluster %s is %s, not available."
                            .formatted(cluster.identifier(), cluster.status()));
        }
        Optional<EngineVersion> version = newVersion(query, cluster);
        Optional<String> name = newName(query, region, cluster);
        boolean password = query.mentions("MasterUserPassword");
        if (Stream.of(version.isPresent(), name.isPresent(), password).filter(it -> it).count()
                > 1) {
            throw RdsError.unsupported(
                    "two of an upgrade, a rename and a new password in one call: make two");
        }
        requireImmediately(query);
        refuseInstanceGroup(query, cluster, version);
        if (version.isPresent()) {
            return upgrade(query, region, cluster, version.get());
        }
        Cluster changed = settings(query, region, cluster);
        if (name.isPresent()) {
            return rename(region, changed, name.get());
        }
        if (password) {
            members.refuseOnSecondary(region, cluster, "a password of its own");
            return reset(region, changed, Attributes.password(query));
        }
        region.put(changed);
        return changed;
    }

    private Cluster rename(AwsRegion region, Cluster cluster, String name) {
        Cluster renaming = cluster.in(Status.RENAMING);
        region.put(renaming);
        clusters.rename(region, renaming, name);
        return renaming;
    }

    private Cluster reset(AwsRegion region, Cluster cluster, String password) {
        Cluster resetting = cluster.in(Status.RESETTING_MASTER_CREDENTIALS);
        region.put(resetting);
        clusters.setPassword(region, resetting, password.toCharArray());
        return resetting;
    }

    private static Optional<String> newName(Query query, AwsRegion region, Cluster cluster) {
        return query.text("NewDBClusterIdentifier")
                .filter(name -> !name.equalsIgnoreCase(cluster.identifier()))
                .map(_ -> ClusterActions.newName(query, region, "NewDBClusterIdentifier"));
    }

    /// The sandbox has no maintenance window to put a change off to.
    private static void requireImmediately(Query query) {
        boolean puttable =
                query.mentions("NewDBClusterIdentifier")
                        || query.mentions("EngineVersion")
                        || query.mentions("MasterUserPassword");
        if (puttable && !query.flag("ApplyImmediately")) {
            throw RdsError.unsupported("a change in the maintenance window: pass ApplyImmediately");
        }
    }

    /// RDS takes a group for all instances together with a new major only (ModifyDBCluster,
    /// DBInstanceParameterGroupName).
    private static void refuseInstanceGroup(
            Query query, Cluster cluster, Optional<EngineVersion> version) {
        boolean staysAtItsMajor =
                version.orElse(cluster.engine().version()).major()
                        == cluster.engine().version().major();
        if (query.mentions("DBInstanceParameterGroupName") && staysAtItsMajor) {
            throw RdsError.invalidCombination(
                    "DBInstanceParameterGroupName is for a major version upgrade only.");
        }
    }

    private static Cluster recorded(Query query, Cluster cluster) {
        return cluster.with(Attributes.changed(query))
                .with(Attributes.exports(query, cluster.attributes()));
    }

    private static Cluster settings(Query query, AwsRegion region, Cluster cluster) {
        Cluster changed = recorded(query, cluster);
        EngineVersion version = cluster.engine().version();
        Optional<String> group = query.text("DBClusterParameterGroupName");
        if (group.isPresent()) {
            GroupKind.CLUSTER.require(region, group.get(), version.family());
            changed = changed.on(new Engine(version, group.get()));
        }
        return changed;
    }

    private Optional<EngineVersion> newVersion(Query query, Cluster cluster) {
        EngineVersion present = cluster.engine().version();
        return query.text("EngineVersion")
                .map(text -> new Versions(world).resolve(Optional.of(text)))
                .filter(version -> !version.equals(present));
    }

    private Cluster upgrade(Query query, AwsRegion region, Cluster cluster, EngineVersion version) {
        EngineVersion present = cluster.engine().version();
        if (!new Versions(world).targets(present).contains(version)) {
            throw RdsError.invalidCombination(
                    "Cannot upgrade aurora-postgresql from %s to %s".formatted(present, version));
        }
        members.requireOrder(region, cluster, version);
        boolean major = version.major() != present.major();
        if (major && !query.flag("AllowMajorVersionUpgrade")) {
            throw RdsError.invalidCombination(
                    "The AllowMajorVersionUpgrade flag must be present when upgrading to a new"
                            + " major version.");
        }
        String group = clusterGroup(query, region, cluster, version);
        Optional<String> named = query.text("DBInstanceParameterGroupName");
        List<Instance> instances = region.instancesOf(cluster);
        instances.stream()
                .map(it -> named.orElseGet(() -> next(it, present, version)))
                .forEach(it -> GroupKind.INSTANCE.require(region, it, version.family()));
        instances.stream()
                .filter(it -> it.status() == Status.AVAILABLE)
                .forEach(it -> region.put(it.in(Status.UPGRADING)));
        Cluster upgrading = recorded(query, cluster).in(Status.UPGRADING);
        return upgrades.upgrade(region, upgrading, new Engine(version, group), named);
    }

    /// A default group is followed by the target's default; one of the user's own has to be named.
    private static String clusterGroup(
            Query query, AwsRegion region, Cluster cluster, EngineVersion version) {
        String present = cluster.engine().parameterGroup();
        String group =
                query.text("DBClusterParameterGroupName")
                        .orElseGet(() ->
                                ParameterGroup.following(
                                        present,
                                        cluster.engine().version().family(),
                                        version.family()));
        return GroupKind.CLUSTER.require(region, group, version.family()).name();
    }

    private static String next(Instance instance, EngineVersion from, EngineVersion to) {
        return ParameterGroup.following(instance.parameterGroup(), from.family(), to.family());
    }
}
