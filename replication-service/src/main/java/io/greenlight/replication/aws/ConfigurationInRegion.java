package io.greenlight.replication.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.aws.ClusterEntries;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBClusterMember;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DBParameterGroupStatus;
import software.amazon.awssdk.services.rds.model.Parameter;

/// The configuration of one region's clusters as its APIs tell it. Without the cluster, its
/// instances or what is set in their groups it is none; other parts may be closed to us, and say
/// so.
final class ConfigurationInRegion {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String USER = "user";

    private final RdsClient rds;
    private final ReaderScaling scaling;
    private final ClusterEntries clusters;

    ConfigurationInRegion(RdsClient rds, ReaderScaling scaling) {
        this.rds = rds;
        this.scaling = scaling;
        this.clusters = new ClusterEntries(rds);
    }

    ObjectNode of(Cluster cluster) {
        DBCluster entry = clusters.find(cluster.resourceId()).orElseThrow();
        String name = entry.dbClusterIdentifier();
        List<DBInstance> instances =
                entry.dbClusterMembers().stream()
                        .map(DBClusterMember::dbInstanceIdentifier)
                        .flatMap(this::instance)
                        .toList();
        ObjectNode all = JSON.createObjectNode();
        all.set("DBCluster", ApiJson.of(entry));
        all.set("DBInstances", ApiJson.of(instances));
        all.set("DBClusterParameterGroup", clusterGroup(entry.dbClusterParameterGroup()));
        all.set("DBParameterGroups", instanceGroups(instances));
        all.set("DBClusterEndpoints", readable(() -> endpoints(name)));
        all.set("ScalableTargets", readable(() -> scaling.targets(name)));
        all.set("ScalingPolicies", readable(() -> scaling.policies(name)));
        return all;
    }

    private Stream<DBInstance> instance(String identifier) {
        return rds
                .describeDBInstances(request -> request.dbInstanceIdentifier(identifier))
                .dbInstances()
                .stream();
    }

    private ObjectNode clusterGroup(String group) {
        return group(
                group,
                rds
                        .describeDBClusterParametersPaginator(
                                request -> request.dbClusterParameterGroupName(group).source(USER))
                        .parameters()
                        .stream());
    }

    private ArrayNode instanceGroups(Collection<DBInstance> instances) {
        ArrayNode groups = JSON.createArrayNode();
        instances.stream()
                .flatMap(instance -> instance.dbParameterGroups().stream())
                .map(DBParameterGroupStatus::dbParameterGroupName)
                .distinct()
                .sorted()
                .map(this::instanceGroup)
                .forEach(groups::add);
        return groups;
    }

    private ObjectNode instanceGroup(String group) {
        return group(
                group,
                rds
                        .describeDBParametersPaginator(
                                request -> request.dbParameterGroupName(group).source(USER))
                        .parameters()
                        .stream());
    }

    /// A group with what its owner has set.
    private static ObjectNode group(String name, Stream<Parameter> set) {
        ObjectNode group = JSON.createObjectNode().put("Name", name);
        ObjectNode values = group.putObject("UserSet");
        set.filter(one -> one.parameterValue() != null)
                .forEach(one -> values.put(one.parameterName(), one.parameterValue()));
        return group;
    }

    private JsonNode endpoints(String cluster) {
        return ApiJson.of(
                rds.describeDBClusterEndpoints(request -> request.dbClusterIdentifier(cluster))
                        .dbClusterEndpoints());
    }

    private static JsonNode readable(Supplier<JsonNode> part) {
        try {
            return part.get();
        } catch (SdkException closed) {
            return JSON.createObjectNode().put("Unreadable", closed.getMessage());
        }
    }
}
