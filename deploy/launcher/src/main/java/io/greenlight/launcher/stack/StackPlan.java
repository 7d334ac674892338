package io.greenlight.launcher.stack;

import io.greenlight.launcher.aws.AwsAccess;
import io.greenlight.launcher.aws.BusDeployment;
import io.greenlight.launcher.aws.PoolerLogins;
import io.greenlight.launcher.pooler.Pooler;
import io.greenlight.launcher.pooler.PoolerFiles;
import io.greenlight.launcher.pooler.ScramVerifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/// What a run consists of, and in which order it starts. Stopping is the same list from its end.
public final class StackPlan {

    private final RunFolder run;
    private final StackSize size;
    private final Consumer<String> say;
    private final Ports ports = Ports.free();
    private final Path repository;

    public StackPlan(RunFolder run, StackSize size, Consumer<String> say) {
        this.run = run;
        this.size = size;
        this.say = say;
        this.repository = run.repository();
    }

    /// Starts everything.
    ///
    /// @throws IOException if one part does not start; what runs by then is for the caller to close
    public void start(Stack stack) throws IOException {
        bringTools(stack);
        Map<String, String> variables = startBus(stack);
        startSandbox(stack, variables);
        startPoolers(stack, variables);
        startServices(stack, variables);
        stack.declareReady();
    }

    private void bringTools(Stack stack) throws IOException {
        say.accept("PostgreSQL " + size.servers() + ", PgBouncer");
        List<String> servers = new ArrayList<>(List.of(script("sandbox/servers.sh")));
        servers.addAll(size.servers().arguments());
        stack.run("servers", servers);
        stack.run("pgbouncer", List.of(script("pgbouncer/pgbouncer.sh"), "--fetch"));
    }

    private Map<String, String> startBus(Stack stack) throws IOException {
        int port = ports.take();
        say.accept("LocalStack on port " + port);
        Files.createDirectories(run.localstack());
        stack.start(
                new ProcessSpec(
                        "localstack",
                        localStack(port),
                        Map.of(),
                        Probe.http("http://localhost:%d/_localstack/health".formatted(port)),
                        ProcessSpec.Nature.IN_MEMORY));
        Map<String, String> variables = RunVariables.bus(port);
        String bucket =
                new BusDeployment(new AwsAccess(variables))
                        .deploy(repository.resolve("deploy/cloudformation/greenlight.yaml"));
        return RunVariables.with(variables, Map.of("GREENLIGHT_BUCKET", bucket));
    }

    private List<String> localStack(int port) {
        List<String> command = new ArrayList<>(size.priority().prefix());
        command.addAll(
                List.of(
                        script("localstack/localstack.sh"),
                        "--port",
                        Integer.toString(port),
                        "--home",
                        run.localstack().toString()));
        return command;
    }

    private void startSandbox(Stack stack, Map<String, String> variables) throws IOException {
        int port = ports.take();
        say.accept("sandbox (RDS over real servers) on port " + port);
        Files.createDirectories(run.sandbox());
        variables.putAll(RunVariables.rds(port, run.certificateAuthority()));
        stack.use(variables);
        stack.start(
                new ProcessSpec(
                        "sandbox",
                        List.of(
                                java(),
                                "-XX:+UseSerialGC",
                                "-Xmx192m",
                                "-XX:TieredStopAtLevel=1",
                                "-jar",
                                repository.resolve("deploy/sandbox/target/sandbox.jar").toString(),
                                "--home",
                                run.sandbox().toString(),
                                "--port",
                                Integer.toString(port),
                                "--servers",
                                repository.resolve("build/servers").toString(),
                                "--first-endpoint-port",
                                Integer.toString(port + RunVariables.ENDPOINTS_ABOVE)),
                        // Where logs go that a cluster exports.
                        Map.of("AWS_ENDPOINT_URL", variables.getOrDefault("AWS_ENDPOINT_URL", "")),
                        Probe.http("http://localhost:%d/_sandbox/health".formatted(port)),
                        ProcessSpec.Nature.PARENT));
    }

    private void startPoolers(Stack stack, Map<String, String> variables) throws IOException {
        List<Pooler> poolers =
                IntStream.rangeClosed(1, size.poolers())
                        .mapToObj(n -> pooler("pooler-" + n))
                        .toList();
        say.accept("PgBouncers on ports " + poolers.stream().map(Pooler::port).toList());
        PoolerLogins logins = new PoolerLogins(new AwsAccess(variables));
        SecureRandom random = new SecureRandom();
        List<ProcessSpec> specs = new ArrayList<>();
        for (Pooler pooler : poolers) {
            String password = logins.make(pooler);
            new PoolerFiles(pooler).create(ScramVerifier.of(password, random));
            specs.add(
                    new ProcessSpec(
                            pooler.name(),
                            List.of(script("pgbouncer/pgbouncer.sh"), pooler.ini().toString()),
                            Map.of(),
                            Probe.port(pooler.port()),
                            ProcessSpec.Nature.STATELESS));
        }
        stack.startTogether(specs);
        stack.use(
                poolers.stream()
                        .map(one ->
                                new StackState.PoolerEntry(
                                        one.name(), one.port(), one.folder().toString()))
                        .toList());
    }

    private Pooler pooler(String name) {
        return new Pooler(name, ports.take(), run.folder().resolve("poolers").resolve(name));
    }

    private void startServices(Stack stack, Map<String, String> variables) throws IOException {
        List<ProcessSpec> specs =
                new ServiceSpecs(repository, java(), ports, variables).all(size, run.failpoints());
        say.accept("services " + specs.stream().map(ProcessSpec::name).toList());
        stack.startTogether(specs);
    }

    private String script(String path) {
        return repository.resolve("deploy").resolve(path).toString();
    }

    private static String java() {
        return Path.of(System.getProperty("java.home", ""), "bin", "java").toString();
    }
}
