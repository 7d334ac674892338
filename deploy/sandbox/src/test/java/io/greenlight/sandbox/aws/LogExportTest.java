package io.greenlight.sandbox.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.greenlight.sandbox.database.Session;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.OutputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;

/// A cluster's log files arrive in CloudWatch Logs, LocalStack's.
@Timeout(420)
class LogExportTest {

    private static final String GROUP = "/aws/rds/cluster/exporting/postgresql";

    @Test
    void whatServersLogArrivesOnceAndGoesOnAfterARestart() throws IOException {
        try (var aws = new LocalAws();
                CloudWatchLogsClient logs = client(aws);
                var bed = new TestBed(25600, TestBed::inThisProcess, aws.endpoint())) {
            int port = bed.create("exporting", "17.11").port();
            bed.addReader("exporting", "exporting-2");
            complain(bed, port, "before_the_export");
            bed.rds()
                    .modifyDBCluster(it ->
                            it.dbClusterIdentifier("exporting")
                                    .cloudwatchLogsExportConfiguration(
                                            types -> types.enableLogTypes("postgresql")));
            complain(bed, port, "first\nand_more");

            TestBed.until(() -> count(logs, "first") == 1);
            TestBed.until(() -> !events(logs, "exporting-2.0").isEmpty());
            assertEquals(1, count(logs, "before_the_export"));
            assertTrue(
                    events(logs, "exporting-1.0").stream()
                            .anyMatch(it ->
                                    it.message().contains("STATEMENT")
                                            && it.message().contains("first\n\tand_more")));

            bed.restart();
            complain(bed, port, "second");

            TestBed.until(() -> count(logs, "second") == 1);
            assertEquals(1, count(logs, "first"));
        }
    }

    /// The server logs the error, and below it the statement.
    private static void complain(TestBed bed, int port, String word) {
        try (Session session = bed.login(port).to("postgres")) {
            session.run("SELECT 1/0 AS \"%s\"".formatted(word));
        } catch (IllegalStateException expected) {
            assertTrue(String.valueOf(expected.getMessage()).contains("division by zero"));
        }
    }

    private static long count(CloudWatchLogsClient logs, String word) {
        return events(logs, "exporting-1.0").stream()
                .filter(it -> it.message().contains("AS \"" + word))
                .count();
    }

    private static List<OutputLogEvent> events(CloudWatchLogsClient logs, String stream) {
        try {
            return logs.getLogEvents(
                            it -> it.logGroupName(GROUP).logStreamName(stream).startFromHead(true))
                    .events();
        } catch (ResourceNotFoundException _) {
            return List.of();
        }
    }

    /// In the sandbox's own account.
    private static CloudWatchLogsClient client(LocalAws aws) {
        return CloudWatchLogsClient.builder()
                .endpointOverride(aws.endpoint())
                .region(Region.EU_CENTRAL_1)
                .httpClient(UrlConnectionHttpClient.create())
                .credentialsProvider(CloudWatchLogs.CREDENTIALS)
                .build();
    }
}
