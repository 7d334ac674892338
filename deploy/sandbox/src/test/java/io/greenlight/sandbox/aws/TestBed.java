package io.greenlight.sandbox.aws;

import io.greenlight.sandbox.Sandbox;
import io.greenlight.sandbox.SandboxConfig;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBInstance;

/// A sandbox on ports of its own, and AWS's client for it.
final class TestBed implements AutoCloseable {

    static final String PASSWORD = "correct-horse-battery";
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Path home;
    private final SandboxConfig config;
    private Sandbox sandbox;
    private RdsClient rds;

    TestBed(int firstPort) throws IOException {
        home = Files.createTempDirectory(Path.of("/tmp"), "sandbox-test");
        home.toFile().setExecutable(true, false);
        config =
                new SandboxConfig(
                        home,
                        0,
                        servers(),
                        firstPort,
                        Duration.ofMillis(300),
                        Duration.ofMillis(100));
        sandbox = Sandbox.start(config, Clock.systemUTC());
        rds = client();
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
        sandbox = Sandbox.start(config, Clock.systemUTC());
        rds = client();
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
        return new Login(port, "app_admin", PASSWORD);
    }

    /// Polls, as a user of RDS has to: nothing tells when a state changes.
    static void until(Supplier<Boolean> condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.get()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("not within " + PATIENCE);
            }
            try {
                // RDS says nowhere that a state has changed; one has to ask.
                Thread.sleep(50);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private RdsClient client() {
        return RdsClient.builder()
                .endpointOverride(URI.create("http://localhost:" + sandbox.port()))
                .region(Region.EU_CENTRAL_1)
                .httpClient(UrlConnectionHttpClient.create())
                .credentialsProvider(
                        StaticCredentialsProvider.create(
                                AwsBasicCredentials.create("test", "test")))
                .build();
    }

    private static Path servers() {
        return Optional.ofNullable(System.getenv("GREENLIGHT_SERVERS"))
                .map(Path::of)
                .orElseGet(() ->
                        Path.of(System.getProperty("greenlight.root", "../.."))
                                .resolve("build/servers"));
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
