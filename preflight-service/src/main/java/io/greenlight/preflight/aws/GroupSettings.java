package io.greenlight.preflight.aws;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.preflight.check.Estate.Group;
import io.greenlight.preflight.check.Estate.Settings;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DBParameterGroupStatus;
import software.amazon.awssdk.services.rds.model.Filter;
import software.amazon.awssdk.services.rds.model.Parameter;

/// What somebody has set in parameter groups, by the API of their region. RDS's own groups are not
/// asked: nobody can set anything there.
record GroupSettings(RdsClient rds) {

    private static final String USER = "user";

    Settings of(Cluster cluster) {
        Map<String, Group> groups = new HashMap<>();
        Map<String, Group> instances = new HashMap<>();
        for (DBInstance instance : instances(cluster)) {
            String group =
                    instance.dbParameterGroups().stream()
                            .map(DBParameterGroupStatus::dbParameterGroupName)
                            .findFirst()
                            .orElse("");
            instances.put(
                    instance.dbInstanceIdentifier(),
                    groups.computeIfAbsent(group, this::ofInstance));
        }
        return new Settings(ofCluster(cluster.parameterGroup()), instances);
    }

    private Group ofCluster(String name) {
        Group group = new Group(name, Map.of());
        return group.isDefault()
                ? group
                : new Group(
                        name,
                        values(
                                rds
                                        .describeDBClusterParametersPaginator(request ->
                                                request.dbClusterParameterGroupName(name)
                                                        .source(USER))
                                        .parameters()
                                        .stream()));
    }

    private Group ofInstance(String name) {
        Group group = new Group(name, Map.of());
        return group.isDefault()
                ? group
                : new Group(
                        name,
                        values(
                                rds
                                        .describeDBParametersPaginator(request ->
                                                request.dbParameterGroupName(name).source(USER))
                                        .parameters()
                                        .stream()));
    }

    private static Map<String, String> values(Stream<Parameter> parameters) {
        return parameters
                .filter(one -> one.parameterValue() != null)
                .collect(
                        Collectors.toMap(
                                Parameter::parameterName, Parameter::parameterValue, (a, b) -> b));
    }

    private Iterable<DBInstance> instances(Cluster cluster) {
        Filter ofCluster =
                Filter.builder().name("db-cluster-id").values(cluster.ref().identifier()).build();
        return rds.describeDBInstancesPaginator(request -> request.filters(ofCluster))
                .dbInstances();
    }
}
