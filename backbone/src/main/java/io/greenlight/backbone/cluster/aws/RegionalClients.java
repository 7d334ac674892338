package io.greenlight.backbone.cluster.aws;

import io.greenlight.backbone.aws.AwsCalls;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.rds.RdsClient;

/// RDS's API in every region: a client a region, made when somebody first asks there, and kept.
@Singleton
public final class RegionalClients {

    private final Function<String, RdsClient> make;
    private final Map<String, RdsClient> clients = new ConcurrentHashMap<>();

    @Inject
    public RegionalClients(AwsCalls calls) {
        this(region -> calls.client(RdsClient.builder().region(Region.of(region))));
    }

    /// Clients that somebody else makes, one a region.
    public RegionalClients(Function<String, RdsClient> make) {
        this.make = make;
    }

    /// The client of that region; nobody closes it, for all share its connections.
    public RdsClient rds(String region) {
        return clients.computeIfAbsent(region, make);
    }
}
