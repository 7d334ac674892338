package io.greenlight.sandbox.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// `aws rds`, the unmodified one from PyPI, one process a call. A call is written as one types it;
/// blanks separate, so no argument has any.
final class AwsCli {

    /// The first call on a machine installs it.
    private static final Duration INSTALLATION = Duration.ofMinutes(5);

    /// A waiter looks every 30 seconds.
    private static final Duration PATIENCE = Duration.ofSeconds(100);

    /// What version 1, the one on PyPI, ends with when the service has refused; version 2 has 254.
    private static final int REFUSED = 255;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String endpoint;

    /// The CLI for the RDS on this port.
    AwsCli(int port) {
        endpoint = "http://localhost:" + port;
    }

    /// Installs it, unless it is there.
    static void install() {
        Ended version = run(List.of("--version"), Map.of(), INSTALLATION);
        assertEquals(0, version.exitCode(), version.complaint());
        assertTrue(version.output().startsWith("aws-cli/1."), version.output());
    }

    /// What one call left behind.
    record Ended(int exitCode, String output, String complaint) {}

    /// The answer to a call that has to succeed; of one that answers nothing, a missing node.
    JsonNode ask(String call) {
        Ended ended = run(call);
        assertEquals(0, ended.exitCode(), () -> call + ": " + ended.complaint());
        return read(ended.output());
    }

    /// Makes a call that the service has to refuse with this code.
    void refused(String code, String call) {
        Ended ended = run(call);
        assertEquals(REFUSED, ended.exitCode(), () -> call + ": " + ended.complaint());
        assertTrue(ended.complaint().contains("(" + code + ")"), ended::complaint);
    }

    /// Starts a call that has to succeed and goes on meanwhile.
    CompletableFuture<JsonNode> begin(String call) {
        return CompletableFuture.supplyAsync(() -> ask(call), Thread::startVirtualThread);
    }

    void addWriter(String cluster) {
        JsonNode made =
                ask(
                        """
                        create-db-instance --db-instance-identifier %1$s-1
                        --db-cluster-identifier %1$s --engine aurora-postgresql
                        --db-instance-class db.r6g.large
                        """
                                .formatted(cluster));
        assertEquals("creating", made.at("/DBInstance/DBInstanceStatus").asText());
    }

    /// Waits for a cluster and its writer. The CLI's own waiters look every 30 seconds only.
    void available(String cluster) {
        settled(
                "describe-db-clusters --query DBClusters[?DBClusterIdentifier=='%s'].Status",
                cluster);
        settled(
                "describe-db-instances --filters Name=db-cluster-id,Values=%s"
                        + " --query DBInstances[].DBInstanceStatus",
                cluster);
    }

    private void settled(String call, String cluster) {
        TestBed.until(() -> {
            List<String> states = texts(ask(call.formatted(cluster)));
            assertNotEquals(List.of("failed"), states, cluster);
            return states.equals(List.of("available"));
        });
    }

    int port(String cluster) {
        return ask("describe-db-clusters --query DBClusters[0].Port --db-cluster-identifier "
                        + cluster)
                .asInt();
    }

    static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(json, e);
        }
    }

    static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(item -> texts.add(item.asText()));
        return texts;
    }

    private Ended run(String call) {
        List<String> arguments = new ArrayList<>(List.of("--endpoint-url", endpoint));
        arguments.addAll(List.of("--output", "json", "rds"));
        arguments.addAll(List.of(call.strip().split("\\s+", -1)));
        Map<String, String> environment =
                Map.of(
                        "AWS_ACCESS_KEY_ID", "test",
                        "AWS_SECRET_ACCESS_KEY", "test",
                        "AWS_DEFAULT_REGION", "eu-central-1",
                        "AWS_CONFIG_FILE", "/dev/null",
                        "AWS_SHARED_CREDENTIALS_FILE", "/dev/null",
                        "NO_PROXY", "localhost",
                        "no_proxy", "localhost");
        return run(arguments, environment, PATIENCE);
    }

    private static Ended run(
            List<String> arguments, Map<String, String> environment, Duration patience) {
        Path root = Path.of(System.getProperty("greenlight.root", "../.."));
        List<String> command = new ArrayList<>();
        command.add(root.resolve("deploy/sandbox/awscli.sh").toAbsolutePath().toString());
        command.addAll(arguments);
        try {
            Path folder = Files.createTempDirectory("awscli");
            Path output = folder.resolve("out");
            Path complaint = folder.resolve("err");
            try {
                var builder = new ProcessBuilder(command);
                builder.redirectOutput(output.toFile()).redirectError(complaint.toFile());
                builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
                builder.environment().putAll(environment);
                int exitCode = exitCode(builder.start(), patience);
                return new Ended(exitCode, Files.readString(output), Files.readString(complaint));
            } finally {
                Files.deleteIfExists(output);
                Files.deleteIfExists(complaint);
                Files.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int exitCode(Process process, Duration patience) {
        try {
            if (process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                return process.exitValue();
            }
            throw new AssertionError("the AWS CLI has not ended within " + patience);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } finally {
            process.destroyForcibly();
        }
    }
}
