package io.greenlight.backbone.cluster.database;

import io.greenlight.backbone.cluster.Endpoint;

/// One database of a cluster: where it answers and what it is called, quotes, spaces and all.
public record Database(Endpoint endpoint, String name) {

    @Override
    public String toString() {
        return "%s at %s".formatted(name, endpoint);
    }
}
