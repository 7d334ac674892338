package io.greenlight.discovery;

import static io.greenlight.backbone.cluster.FakeFleet.cluster;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.contracts.PostgresVersion;
import java.util.HashMap;
import java.util.Map;

/// Clusters that somebody tagged.
final class Tagged {

    static final PostgresVersion FOURTEEN = PostgresVersion.parse("14.24");

    private Tagged() {}

    static Cluster tagged() {
        return cluster("orders", FOURTEEN, tags(Map.of()));
    }

    static Cluster tagged(String key, String value) {
        return cluster("orders", FOURTEEN, tags(Map.of(key, value)));
    }

    static Map<String, String> tags(Map<String, String> others) {
        Map<String, String> tags = new HashMap<>();
        tags.put("UpgradeDB", "Y");
        tags.put("aurora-maintenance-user-secret", "orders-secret");
        tags.putAll(others);
        return tags;
    }

    static Cluster renamed(Cluster one, String identifier) {
        Cluster other = cluster(identifier, one.version(), one.tags());
        return new Cluster(
                other.ref(),
                one.resourceId(),
                other.arn(),
                one.engine(),
                one.version(),
                one.status(),
                one.endpoint(),
                one.writerInstance(),
                one.instances(),
                one.parameterGroup(),
                one.tags());
    }

    static Cluster ofEngine(Cluster one, String engine) {
        return new Cluster(
                one.ref(),
                one.resourceId(),
                one.arn(),
                engine,
                Cluster.NO_POSTGRES,
                one.status(),
                one.endpoint(),
                one.writerInstance(),
                one.instances(),
                one.parameterGroup(),
                one.tags());
    }
}
