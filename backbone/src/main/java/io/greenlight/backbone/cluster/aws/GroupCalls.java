package io.greenlight.backbone.cluster.aws;

import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBClusterParameterGroup;
import software.amazon.awssdk.services.rds.model.DBParameterGroup;
import software.amazon.awssdk.services.rds.model.EngineDefaults;
import software.amazon.awssdk.services.rds.model.Parameter;
import software.amazon.awssdk.services.rds.model.Tag;

/// RDS has every call for parameter groups twice: for clusters, and for instances.
interface GroupCalls {

    void create(String name, String family, String description, List<Tag> tags);

    /// What the group's owner has set.
    List<Parameter> userSet(String group);

    /// A page of what the engine sets.
    EngineDefaults engineDefaults(String family, @Nullable String marker);

    void modify(String group, List<Parameter> some);

    List<String> names();

    void delete(String name);

    /// For the groups of clusters.
    record OfClusters(RdsClient rds) implements GroupCalls {

        @Override
        public void create(String name, String family, String description, List<Tag> tags) {
            rds.createDBClusterParameterGroup(request ->
                    request.dbClusterParameterGroupName(name)
                            .dbParameterGroupFamily(family)
                            .description(description)
                            .tags(tags));
        }

        @Override
        public List<Parameter> userSet(String group) {
            return rds
                    .describeDBClusterParametersPaginator(
                            request -> request.dbClusterParameterGroupName(group).source("user"))
                    .parameters()
                    .stream()
                    .toList();
        }

        @Override
        public EngineDefaults engineDefaults(String family, @Nullable String marker) {
            return rds.describeEngineDefaultClusterParameters(
                            request -> request.dbParameterGroupFamily(family).marker(marker))
                    .engineDefaults();
        }

        @Override
        public void modify(String group, List<Parameter> some) {
            rds.modifyDBClusterParameterGroup(
                    request -> request.dbClusterParameterGroupName(group).parameters(some));
        }

        @Override
        public List<String> names() {
            return rds
                    .describeDBClusterParameterGroupsPaginator()
                    .dbClusterParameterGroups()
                    .stream()
                    .map(DBClusterParameterGroup::dbClusterParameterGroupName)
                    .toList();
        }

        @Override
        public void delete(String name) {
            rds.deleteDBClusterParameterGroup(request -> request.dbClusterParameterGroupName(name));
        }
    }

    /// For the groups of instances.
    record OfInstances(RdsClient rds) implements GroupCalls {

        @Override
        public void create(String name, String family, String description, List<Tag> tags) {
            rds.createDBParameterGroup(request ->
                    request.dbParameterGroupName(name)
                            .dbParameterGroupFamily(family)
                            .description(description)
                            .tags(tags));
        }

        @Override
        public List<Parameter> userSet(String group) {
            return rds
                    .describeDBParametersPaginator(
                            request -> request.dbParameterGroupName(group).source("user"))
                    .parameters()
                    .stream()
                    .toList();
        }

        @Override
        public EngineDefaults engineDefaults(String family, @Nullable String marker) {
            return rds.describeEngineDefaultParameters(
                            request -> request.dbParameterGroupFamily(family).marker(marker))
                    .engineDefaults();
        }

        @Override
        public void modify(String group, List<Parameter> some) {
            rds.modifyDBParameterGroup(
                    request -> request.dbParameterGroupName(group).parameters(some));
        }

        @Override
        public List<String> names() {
            return rds.describeDBParameterGroupsPaginator().dbParameterGroups().stream()
                    .map(DBParameterGroup::dbParameterGroupName)
                    .toList();
        }

        @Override
        public void delete(String name) {
            rds.deleteDBParameterGroup(request -> request.dbParameterGroupName(name));
        }
    }
}
