package io.greenlight.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// RDS's own name of a cluster's storage (`DbClusterResourceId`): it stays when the cluster is
/// renamed, and a clone has another.
public record ResourceId(@JsonValue String value) {

    @JsonCreator
    public ResourceId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a resource id is never blank");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
