package io.greenlight.replication.aws;

import io.greenlight.backbone.aws.AwsCalls;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.applicationautoscaling.ApplicationAutoScalingClient;

/// The client that no other service needs.
final class ScalingClient {

    @Produces
    @Singleton
    ApplicationAutoScalingClient scaling(AwsCalls calls) {
        return calls.client(ApplicationAutoScalingClient.builder());
    }
}
