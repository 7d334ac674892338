package io.greenlight.sandbox.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.greenlight.sandbox.Sandbox;
import io.greenlight.sandbox.SandboxConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBClusterMember;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.Event;
import software.amazon.awssdk.services.rds.model.SourceType;

/// A sandbox on ports of its own, and AWS's client for it.
final class TestBed implements AutoCloseable {

    static final String PASSWORD = "correct-horse-battery";
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Path home;
    private final SandboxConfig config;
    private final Function<SandboxConfig, Running> starter;
    private Running sandbox;
    private RdsClient rds;

    /// A sandbox at work, in this process or in one of its own. Closing one that is gone does
    /// nothing.
    interface Running extends AutoCloseable {
        int port();

        @Override
        void close();
    }

    TestBed(int firstPort) throws IOException {
        this(firstPort, TestBed::inThisProcess);
    }

    TestBed(int firstPort, Function<SandboxConfig, Running> starter) throws IOException {
        this(firstPort, starter, null);
    }

    TestBed(int firstPort, Function<SandboxConfig, Running> starter, @Nullable URI logs)
            throws IOException {
        this.starter = starter;
        home = Files.createTempDirectory(Path.of("/tmp"), "sandbox-test");
        home.toFile().setExecutable(true, false);
        config =
                new SandboxConfig(
                        home,
                        0,
                        TestServers.FOLDER,
                        firstPort,
                        Duration.ofMillis(300),
                        Duration.ofMillis(100),
                        logs);
        sandbox = starter.apply(config);
        rds = client(Region.EU_CENTRAL_1);
    }

    static Running inThisProcess(SandboxConfig config) {
        Sandbox sandbox = Sandbox.start(config, Clock.systemUTC());
        return new Running() {
            @Override
            public int port() {
                return sandbox.port();
            }

            @Override
            public void close() {
                sandbox.close();
            }
        };
    }

    RdsClient rds() {
        return rds;
    }

    Path home() {
        return home;
    }

    int port() {
        return sandbox.port();
    }

    void restart() {
        rds.close();
        sandbox.close();
        sandbox = starter.apply(config);
        rds = client(Region.EU_CENTRAL_1);
    }

    DBCluster cluster(String name) {
        return rds.describeDBClusters(it -> it.dbClusterIdentifier(name)).dbClusters().getFirst();
    }

    DBInstance instance(String name) {
        return rds.describeDBInstances(it -> it.dbInstanceIdentifier(name))
                .dbInstances()
                .getFirst();
    }

    /// Makes a cluster with its writer and waits until both are there.
    DBCluster create(String name, String version) {
        rds.createDBCluster(it ->
                it.dbClusterIdentifier(name)
                        .engine("aurora-postgresql")
                        .engineVersion(version)
                        .masterUsername("app_admin")
                        .masterUserPassword(PASSWORD));
        return addWriter(name);
    }

    DBCluster addWriter(String cluster) {
        rds.createDBInstance(it ->
                it.dbInstanceIdentifier(cluster + "-1")
                        .dbClusterIdentifier(cluster)
                        .engine("aurora-postgresql")
                        .dbInstanceClass("db.r6g.large"));
        settled(cluster + "-1");
        return cluster(cluster);
    }

    void addReader(String cluster, String name) {
        rds.createDBInstance(it ->
                it.dbInstanceIdentifier(name)
                        .dbClusterIdentifier(cluster)
                        .engine("aurora-postgresql")
                        .dbInstanceClass("db.r6g.large"));
        settled(name);
    }

    void settled(String instance) {
        until(() -> {
            String status = instance(instance).dbInstanceStatus();
            if (status.equals("failed")) {
                throw new AssertionError(instance + " has failed");
            }
            return status.equals("available");
        });
    }

    DBCluster available(String name) {
        until(() -> {
            String status = status(name);
            if (status.equals("failed")) {
                throw new AssertionError(name + " has failed");
            }
            return status.equals("available");
        });
        return cluster(name);
    }

    /// A cluster that is being renamed is not there yet under its new name.
    private String status(String name) {
        return rds.describeDBClusters().dbClusters().stream()
                .filter(it -> it.dbClusterIdentifier().equals(name))
                .map(DBCluster::status)
                .findFirst()
                .orElse("not there");
    }

    /// What DescribeEvents tells of a cluster, the newest last.
    List<String> messages(String cluster) {
        return messages(SourceType.DB_CLUSTER, cluster);
    }

    List<String> instanceMessages(String instance) {
        return messages(SourceType.DB_INSTANCE, instance);
    }

    private List<String> messages(SourceType type, String source) {
        return rds
                .describeEvents(it -> it.sourceType(type).sourceIdentifier(source))
                .events()
                .stream()
                .map(Event::message)
                .toList();
    }

    /// What the sandbox's own path answered.
    record Answer(int status, JsonNode body) {}

    Answer control(String method, String path, String body) {
        var request =
                HttpRequest.newBuilder(URI.create("http://localhost:%d%s".formatted(port(), path)))
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build();
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            return new Answer(answer.statusCode(), new ObjectMapper().readTree(answer.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /// Every log file that tells why, for a failed assertion's message.
    String logs() {
        StringBuilder text = new StringBuilder();
        try (var files = Files.walk(home)) {
            for (Path file : files.filter(it -> it.toString().contains("pg_upgrade_")).toList()) {
                if (Files.isRegularFile(file)) {
                    text.append(file).append("\n").append(Files.readString(file));
                }
            }
        } catch (IOException e) {
            text.append(e);
        }
        return text.toString();
    }

    Login login(int port) {
        return new Login("localhost", port, "app_admin", PASSWORD);
    }

    /// The reader endpoint.
    Login readers(DBCluster cluster) {
        return new Login(cluster.readerEndpoint(), cluster.port(), "app_admin", PASSWORD);
    }

    List<String> writersOf(String cluster) {
        return cluster(cluster).dbClusterMembers().stream()
                .filter(DBClusterMember::isClusterWriter)
                .map(DBClusterMember::dbInstanceIdentifier)
                .toList();
    }

    /// Polls, as a user of RDS has to: nothing tells when a state changes.
    static void until(Supplier<Boolean> condition) {
        until(PATIENCE, condition);
    }

    static void until(Duration patience, Supplier<Boolean> condition) {
        long end = System.nanoTime() + patience.toNanos();
        while (!condition.get()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("not within " + patience);
            }
            try {
                // RDS says nowhere that a state has changed; one has to ask.
                Thread.sleep(50);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /// A client that takes every refusal as it is: it does not try again.
    RdsClient client(Region region) {
        return RdsClient.builder()
                .endpointOverride(URI.create("http://localhost:" + sandbox.port()))
                .region(region)
                .overrideConfiguration(it -> it.retryStrategy(AwsRetryStrategy.doNotRetry()))
                .httpClient(UrlConnectionHttpClient.create())
                .credentialsProvider(
                        StaticCredentialsProvider.create(
                                AwsBasicCredentials.create("test", "test")))
                .build();
    }

    @Override
    public void close() throws IOException {
        rds.close();
        sandbox.close();
        try (var files = Files.walk(home)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
