package io.greenlight.backbone.aws;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.client.builder.SdkClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache.ApacheHttpClient;

/// How a service calls AWS: one pool of kept connections for all its clients, the SDK's standard
/// retries, and a bound on every call, for a handler's message is hidden only so long.
@Singleton
public final class AwsCalls {

    private static final Duration WHOLE_CALL = Duration.ofSeconds(30);
    private static final Duration ONE_TRY = Duration.ofSeconds(10);

    private final SdkHttpClient connections =
            ApacheHttpClient.builder()
                    .connectionTimeout(Duration.ofSeconds(2))
                    .socketTimeout(ONE_TRY)
                    .maxConnections(64)
                    // What is written is small: asking first whether it is welcome is a round trip.
                    .expectContinueEnabled(false)
                    .build();

    /// The client that this builder makes, with our bounds and connections.
    public <B extends AwsSyncClientBuilder<B, C> & SdkClientBuilder<B, C>, C extends SdkClient>
            C client(B builder) {
        return builder.httpClient(connections)
                .overrideConfiguration(bounds(ONE_TRY, WHOLE_CALL))
                .build();
    }

    /// Those bounds, and standard retries.
    static ClientOverrideConfiguration bounds(Duration oneTry, Duration wholeCall) {
        return ClientOverrideConfiguration.builder()
                .apiCallAttemptTimeout(oneTry)
                .apiCallTimeout(wholeCall)
                .retryStrategy(RetryMode.STANDARD)
                .build();
    }

    @PreDestroy
    void close() {
        connections.close();
    }
}
