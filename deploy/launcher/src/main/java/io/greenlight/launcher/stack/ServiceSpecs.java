package io.greenlight.launcher.stack;

import io.greenlight.contracts.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The five services as processes: `java -jar`, and configured by their environment alone.
final class ServiceSpecs {

    /// Small machines carry six of them beside servers and clients. What the second compiler would
    /// gain, clients would pay for while it works.
    private static final List<String> SMALL =
            List.of("-XX:+UseSerialGC", "-Xmx192m", "-XX:TieredStopAtLevel=1");

    private final Path repository;
    private final String java;
    private final Ports ports;
    private final Map<String, String> variables;

    ServiceSpecs(Path repository, String java, Ports ports, Map<String, String> variables) {
        this.repository = repository;
        this.java = java;
        this.ports = ports;
        this.variables = Map.copyOf(variables);
    }

    List<ProcessSpec> all(StackSize size, Path failpoints) throws IOException {
        Files.createDirectories(failpoints);
        List<ProcessSpec> specs = new ArrayList<>();
        for (Service service : Service.values()) {
            for (int copy = 1; copy <= size.copiesOf(service.word()); copy++) {
                specs.add(spec(service, copy, size, environment(size, failpoints)));
            }
        }
        return specs;
    }

    private ProcessSpec spec(
            Service service, int copy, StackSize size, Map<String, String> common) {
        int port = ports.take();
        Map<String, String> environment = new HashMap<>(common);
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        environment.put("QUARKUS_HTTP_HOST", "localhost");
        List<String> command = new ArrayList<>();
        if (service != Service.CUTOVER) {
            // For a cutover clients wait.
            command.addAll(size.priority().prefix());
        }
        command.add(java);
        command.addAll(SMALL);
        command.addAll(
                List.of(
                        "-jar",
                        repository
                                .resolve(service.word() + "-service")
                                .resolve("target/quarkus-app/quarkus-run.jar")
                                .toString()));
        return new ProcessSpec(
                copy == 1 ? service.word() : service.word() + "-" + copy,
                command,
                environment,
                Probe.http("http://localhost:%d/q/health/ready".formatted(port)),
                ProcessSpec.Nature.STATELESS);
    }

    private Map<String, String> environment(StackSize size, Path failpoints) {
        Map<String, String> environment = new HashMap<>(variables);
        // A demo should not wait for the schedule that suits production.
        environment.putIfAbsent("DISCOVERY_EVERY", "1s");
        // Both servers, their clients and the services share the processors here.
        environment.putIfAbsent("CUTOVER_COMPARISON_SHARE", "0.2");
        environment.putIfAbsent("REPLICATION_REHEARSED_LOAD", "1s");
        environment.putAll(size.settings());
        if (size.failpoints() == StackSize.Failpoints.ON) {
            environment.put("GREENLIGHT_PLAN_FAILPOINTS", failpoints.toString());
        }
        return environment;
    }
}
