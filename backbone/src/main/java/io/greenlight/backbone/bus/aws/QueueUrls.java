package io.greenlight.backbone.bus.aws;

import io.greenlight.contracts.Service;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.sqs.SqsClient;

/// Where the services' queues are, asked once for each.
@Singleton
final class QueueUrls {

    private final Map<Service, String> known = new ConcurrentHashMap<>();
    private final SqsClient sqs;

    @Inject
    QueueUrls(SqsClient sqs) {
        this.sqs = sqs;
    }

    String of(Service service) {
        return known.computeIfAbsent(
                service, one -> sqs.getQueueUrl(get -> get.queueName(one.queue())).queueUrl());
    }
}
