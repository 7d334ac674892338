package io.greenlight.replication.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.aws.RegionalClients;
import io.greenlight.replication.beforehand.ClusterConfiguration;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;

/// Configurations as RDS's API tells them, each where its cluster is.
@Singleton
final class RdsClusterConfiguration implements ClusterConfiguration {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final RegionalClients clients;
    private final ScalingClients scaling;

    @Inject
    RdsClusterConfiguration(RegionalClients clients, ScalingClients scaling) {
        this.clients = clients;
        this.scaling = scaling;
    }

    @Override
    public String of(List<Cluster> clusters) {
        ArrayNode all = JSON.createArrayNode();
        clusters.forEach(cluster -> all.add(in(cluster.ref().region()).of(cluster)));
        JsonNode whole = all.size() == 1 ? all.get(0) : all;
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(whole);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("a configuration that cannot be written", broken);
        }
    }

    private ConfigurationInRegion in(String region) {
        return new ConfigurationInRegion(
                clients.rds(region), new ReaderScaling(scaling.in(region)));
    }
}
