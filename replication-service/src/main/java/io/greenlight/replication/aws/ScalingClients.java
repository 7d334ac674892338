package io.greenlight.replication.aws;

import io.greenlight.backbone.aws.AwsCalls;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.applicationautoscaling.ApplicationAutoScalingClient;

/// Application Auto Scaling in every region, which no other service needs: a client a region, made
/// when somebody first asks there, and kept.
@Singleton
final class ScalingClients {

    private final Function<String, ApplicationAutoScalingClient> make;
    private final Map<String, ApplicationAutoScalingClient> clients = new ConcurrentHashMap<>();

    @Inject
    ScalingClients(AwsCalls calls) {
        this(region ->
                calls.client(ApplicationAutoScalingClient.builder().region(Region.of(region))));
    }

    /// Clients that somebody else makes, one a region.
    ScalingClients(Function<String, ApplicationAutoScalingClient> make) {
        this.make = make;
    }

    ApplicationAutoScalingClient in(String region) {
        return clients.computeIfAbsent(region, make);
    }
}
