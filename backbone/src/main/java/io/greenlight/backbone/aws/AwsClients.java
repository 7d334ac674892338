package io.greenlight.backbone.aws;

import io.greenlight.backbone.bus.Drain;
import io.greenlight.backbone.bus.aws.ArmouredSqs;
import io.greenlight.backbone.bus.aws.BusCondition;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.stream.Stream;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.ssm.SsmClient;

/// The clients that services share. A bean that no service injects is never made.
final class AwsClients {

    /// Above SQS's longest poll, 20 s (ReceiveMessage, WaitTimeSeconds).
    private static final Duration LONG_POLL = Duration.ofSeconds(30);

    /// The one that the connector takes for its channels, as long as it is the only bean of its
    /// type and no channel names a region.
    @Produces
    @Singleton
    SqsAsyncClient receiving(Drain drain, BusCondition condition) {
        SqsAsyncClient plain =
                SqsAsyncClient.builder()
                        .overrideConfiguration(
                                AwsCalls.bounds(LONG_POLL, LONG_POLL.multipliedBy(2)))
                        .build();
        return new ArmouredSqs(plain, drain, condition);
    }

    @Produces
    @Singleton
    SqsClient sending(AwsCalls calls) {
        return calls.client(SqsClient.builder());
    }

    @Produces
    @Singleton
    S3Client s3(AwsCalls calls) {
        return calls.client(S3Client.builder().forcePathStyle(isElsewhere()));
    }

    @Produces
    @Singleton
    RdsClient rds(AwsCalls calls) {
        return calls.client(RdsClient.builder());
    }

    @Produces
    @Singleton
    SecretsManagerClient secrets(AwsCalls calls) {
        return calls.client(SecretsManagerClient.builder());
    }

    @Produces
    @Singleton
    SsmClient parameters(AwsCalls calls) {
        return calls.client(SsmClient.builder());
    }

    void close(@Disposes SqsAsyncClient client) {
        client.close();
    }

    /// A local AWS has no name per bucket in DNS, so the bucket goes into the path there.
    private static boolean isElsewhere() {
        return Stream.of("AWS_ENDPOINT_URL", "AWS_ENDPOINT_URL_S3")
                        .anyMatch(name -> System.getenv(name) != null)
                || Stream.of("aws.endpointUrl", "aws.endpointUrlS3")
                        .anyMatch(name -> System.getProperty(name) != null);
    }
}
