package io.greenlight.notifier.aws;

import io.greenlight.backbone.aws.AwsCalls;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.sns.SnsClient;

/// The client that only the notifier needs.
final class NotifierClients {

    @Produces
    @Singleton
    SnsClient topics(AwsCalls calls) {
        return calls.client(SnsClient.builder());
    }
}
