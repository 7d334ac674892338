package io.greenlight.sandbox.api;

import io.greenlight.sandbox.state.AwsRegion;
import io.greenlight.sandbox.state.ParameterGroup;
import java.util.Optional;
import java.util.SortedMap;

/// The two kinds of parameter groups, alike but for the names that RDS gives them.
enum GroupKind {
    CLUSTER("DBClusterParameterGroup", "cluster-pg"),
    INSTANCE("DBParameterGroup", "pg");

    private final String element;
    private final String arnType;

    GroupKind(String element, String arnType) {
        this.element = element;
        this.arnType = arnType;
    }

    /// `DBClusterParameterGroup`, which begins the names of parameters and elements.
    String element() {
        return element;
    }

    String arnType() {
        return arnType;
    }

    SortedMap<String, ParameterGroup> in(AwsRegion region) {
        return switch (this) {
            case CLUSTER -> region.clusterGroups();
            case INSTANCE -> region.instanceGroups();
        };
    }

    Optional<ParameterGroup> find(AwsRegion region, String name) {
        return switch (this) {
            case CLUSTER -> region.clusterGroup(name);
            case INSTANCE -> region.instanceGroup(name);
        };
    }

    ParameterGroup require(AwsRegion region, String name) {
        return find(region, name)
                .orElseThrow(() ->
                        new RdsError(
                                404,
                                this == CLUSTER
                                        ? "DBClusterParameterGroupNotFound"
                                        : "DBParameterGroupNotFound",
                                "%s not found: %s".formatted(element, name)));
    }

    /// The group, which has to fit the version that it is for.
    ParameterGroup require(AwsRegion region, String name, String family) {
        ParameterGroup group = require(region, name);
        if (!group.family().equals(family)) {
            throw RdsError.invalidCombination(
                    ("The Parameter Group %s with DBParameterGroupFamily %s can't be used for this"
                                    + " instance. Use a Parameter Group with DBParameterGroupFamily"
                                    + " %s.")
                            .formatted(name, group.family(), family));
        }
        return group;
    }
}
