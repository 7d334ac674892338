package io.greenlight.replication.aws;

import com.fasterxml.jackson.databind.JsonNode;
import software.amazon.awssdk.services.applicationautoscaling.ApplicationAutoScalingClient;
import software.amazon.awssdk.services.applicationautoscaling.model.ServiceNamespace;

/// How Application Auto Scaling adds readers to a cluster of its region and takes them away.
final class ReaderScaling {

    private final ApplicationAutoScalingClient scaling;

    ReaderScaling(ApplicationAutoScalingClient scaling) {
        this.scaling = scaling;
    }

    /// Between which numbers.
    JsonNode targets(String cluster) {
        return ApiJson.of(
                scaling.describeScalableTargets(request ->
                                request.serviceNamespace(ServiceNamespace.RDS)
                                        .resourceIds(resource(cluster)))
                        .scalableTargets());
    }

    /// By what.
    JsonNode policies(String cluster) {
        return ApiJson.of(
                scaling.describeScalingPolicies(request ->
                                request.serviceNamespace(ServiceNamespace.RDS)
                                        .resourceId(resource(cluster)))
                        .scalingPolicies());
    }

    private static String resource(String cluster) {
        return "cluster:" + cluster;
    }
}
