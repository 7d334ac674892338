package io.greenlight.sandbox.aws;

import io.greenlight.sandbox.work.LogSink;
import java.net.URI;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceAlreadyExistsException;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;

/// CloudWatch Logs behind one endpoint, LocalStack's as a rule. Groups and streams are made when
/// they are first written to. Used by one thread.
public final class CloudWatchLogs implements LogSink {

    /// An emulator takes any; a real AWS has to be given real ones by the environment.
    static final AwsCredentialsProvider CREDENTIALS =
            AwsCredentialsProviderChain.of(
                    EnvironmentVariableCredentialsProvider.create(),
                    StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")));

    private final URI endpoint;
    private final Map<String, CloudWatchLogsClient> clients = new HashMap<>();
    private final Set<Stream> made = new HashSet<>();

    public CloudWatchLogs(URI endpoint) {
        this.endpoint = endpoint;
    }

    @Override
    public void put(Stream stream, List<Line> lines) {
        CloudWatchLogsClient client = clients.computeIfAbsent(stream.region(), this::client);
        make(client, stream);
        try {
            client.putLogEvents(it ->
                    it.logGroupName(stream.group())
                            .logStreamName(stream.name())
                            .logEvents(lines.stream().map(CloudWatchLogs::event).toList()));
        } catch (ResourceNotFoundException gone) {
            made.remove(stream);
            throw gone;
        }
    }

    private void make(CloudWatchLogsClient client, Stream stream) {
        if (made.contains(stream)) {
            return;
        }
        unlessThere(() -> client.createLogGroup(it -> it.logGroupName(stream.group())));
        unlessThere(() ->
                client.createLogStream(
                        it -> it.logGroupName(stream.group()).logStreamName(stream.name())));
        made.add(stream);
    }

    private static void unlessThere(Runnable create) {
        try {
            create.run();
        } catch (ResourceAlreadyExistsException _) {
            // Somebody made it, this sandbox before its restart as a rule.
        }
    }

    private static InputLogEvent event(Line line) {
        return InputLogEvent.builder()
                .timestamp(line.at().toEpochMilli())
                .message(line.text())
                .build();
    }

    private CloudWatchLogsClient client(String region) {
        return CloudWatchLogsClient.builder()
                .endpointOverride(endpoint)
                .region(Region.of(region))
                .httpClient(UrlConnectionHttpClient.create())
                .credentialsProvider(CREDENTIALS)
                .build();
    }

    @Override
    public void close() {
        clients.values().forEach(CloudWatchLogsClient::close);
    }
}
