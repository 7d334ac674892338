package io.greenlight.sandbox.api;

import io.greenlight.sandbox.endpoint.Entrance;
import io.greenlight.sandbox.state.AwsRegion;
import io.greenlight.sandbox.state.Cluster;
import io.greenlight.sandbox.state.Instance;
import io.greenlight.sandbox.work.Endpoints;
import io.greenlight.sandbox.work.FailoverWork;
import io.greenlight.sandbox.work.UpgradeWork;
import io.greenlight.sandbox.work.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// A cluster and an instance as RDS describes them.
final class ClusterXml {

    /// Attributes that are lists in an answer, or that only the sandbox keeps.
    private static final Set<String> NOT_PLAIN =
            Set.of("EnabledCloudwatchLogsExports", UpgradeWork.TARGET, Instance.PATCHED);

    private final World world;

    ClusterXml(World world) {
        this.world = world;
    }

    Xml cluster(AwsRegion region, Cluster cluster) {
        List<Xml> fields = new ArrayList<>();
        fields.add(Xml.text("DBClusterIdentifier", cluster.identifier()));
        fields.add(Xml.text("DBClusterArn", region.arn("cluster", cluster.identifier())));
        fields.add(Xml.text("DbClusterResourceId", cluster.origin().resourceId()));
        fields.add(Xml.text("Status", cluster.status()));
        fields.add(Xml.text("Engine", "aurora-postgresql"));
        fields.add(Xml.text("EngineVersion", cluster.engine().version()));
        fields.add(Xml.text("EngineMode", "provisioned"));
        fields.add(Xml.text("DBClusterParameterGroup", cluster.engine().parameterGroup()));
        fields.add(Xml.text("ClusterCreateTime", cluster.origin().created()));
        fields.add(Xml.text("EarliestRestorableTime", cluster.origin().created()));
        fields.add(Xml.text("CloneGroupId", cluster.storage().cloneGroup()));
        fields.add(Xml.text("Endpoint", "localhost"));
        fields.add(Xml.text("ReaderEndpoint", Entrance.READERS));
        fields.add(
                Xml.text(
                        "Port",
                        world.endpoints().port(Endpoints.writer(region, cluster.identifier()))));
        fields.add(Xml.text("AllocatedStorage", 1));
        fields.add(Xml.text("MultiAZ", false));
        fields.add(Xml.text("StorageEncrypted", false));
        fields.add(Xml.of("AvailabilityZones", Xml.text("AvailabilityZone", region.name() + "a")));
        cluster.attributes().forEach((name, value) -> plain(fields, name, value));
        world.globals()
                .of(region, cluster)
                .ifPresent(it -> fields.add(Xml.text("GlobalClusterIdentifier", it.identifier())));
        fields.add(exports(cluster));
        fields.add(
                Xml.list(
                        "DBClusterMembers",
                        region.instancesOf(cluster),
                        instance -> member(region, cluster, instance)));
        fields.add(Tags.list(cluster.tags()));
        return Xml.of("DBCluster", fields);
    }

    private static void plain(List<Xml> fields, String name, String value) {
        if (!NOT_PLAIN.contains(name)) {
            fields.add(Xml.text(name, value));
        }
    }

    private static Xml exports(Cluster cluster) {
        String types = cluster.attributes().getOrDefault("EnabledCloudwatchLogsExports", "");
        return Xml.list(
                "EnabledCloudwatchLogsExports",
                types.isEmpty() ? List.of() : List.of(types.split(",", -1)),
                type -> Xml.text("member", type));
    }

    private Xml member(AwsRegion region, Cluster cluster, Instance instance) {
        return Xml.of(
                "DBClusterMember",
                Xml.text("DBInstanceIdentifier", instance.identifier()),
                Xml.text(
                        "IsClusterWriter",
                        instance.isWriter() && !world.globals().isSecondary(region, cluster)),
                Xml.text("DBClusterParameterGroupStatus", applyStatus(region, cluster, instance)),
                Xml.text("PromotionTier", FailoverWork.tier(instance)));
    }

    private String applyStatus(AwsRegion region, Cluster cluster, Instance instance) {
        return world.parameters(region, cluster, instance).equals(instance.applied())
                ? "in-sync"
                : "pending-reboot";
    }

    Xml instance(AwsRegion region, Instance instance) {
        Cluster cluster = region.clusterOf(instance.cluster()).orElseThrow();
        List<Xml> fields = new ArrayList<>();
        fields.add(Xml.text("DBInstanceIdentifier", instance.identifier()));
        fields.add(Xml.text("DBInstanceArn", region.arn("db", instance.identifier())));
        fields.add(Xml.text("DbiResourceId", instance.origin().resourceId()));
        fields.add(Xml.text("DBInstanceStatus", instance.status()));
        fields.add(Xml.text("DBClusterIdentifier", cluster.identifier()));
        fields.add(Xml.text("Engine", "aurora-postgresql"));
        fields.add(Xml.text("EngineVersion", cluster.engine().version()));
        fields.add(Xml.text("MasterUsername", cluster.masterUser()));
        fields.add(Xml.text("InstanceCreateTime", instance.origin().created()));
        fields.add(Xml.text("AvailabilityZone", region.name() + "a"));
        fields.add(Xml.text("CACertificateIdentifier", "sandbox-ca"));
        fields.add(Xml.text("StorageType", "aurora"));
        instance.attributes().forEach((name, value) -> plain(fields, name, value));
        fields.add(
                Xml.of(
                        "Endpoint",
                        Xml.text("Address", "localhost"),
                        Xml.text(
                                "Port",
                                world.endpoints()
                                        .port(Endpoints.instance(region, instance.identifier())))));
        fields.add(
                Xml.of(
                        "DBParameterGroups",
                        Xml.of(
                                "DBParameterGroup",
                                Xml.text("DBParameterGroupName", instance.parameterGroup()),
                                Xml.text(
                                        "ParameterApplyStatus",
                                        applyStatus(region, cluster, instance)))));
        fields.add(Tags.list(instance.tags()));
        return Xml.of("DBInstance", fields);
    }
}
