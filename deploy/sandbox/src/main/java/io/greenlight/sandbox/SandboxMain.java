package io.greenlight.sandbox;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// The command line.
@Command(
        name = "sandbox",
        mixinStandardHelpOptions = true,
        version = "Greenlight sandbox 0.1",
        description =
                "An Aurora on one machine: RDS's API over real PostgreSQL servers. Point an AWS SDK"
                        + " at it with AWS_ENDPOINT_URL_RDS=http://localhost:PORT.")
public final class SandboxMain implements Callable<Integer> {

    @Option(
            names = "--home",
            required = true,
            description = "Where everything is kept: state, data, logs, ca.pem.")
    private Path home = Path.of(".");

    @Option(
            names = "--port",
            defaultValue = "4570",
            description = "The API's port, on loopback (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--servers",
            defaultValue = "${env:GREENLIGHT_SERVERS:-build/servers}",
            description = "What servers.sh has made (default: ${DEFAULT-VALUE}).")
    private Path servers = Path.of("build/servers");

    @Option(
            names = "--first-endpoint-port",
            defaultValue = "15432",
            description =
                    "Ports of endpoints are counted from here, those of servers from 2000 above"
                            + " (default: ${DEFAULT-VALUE}).")
    private int firstEndpointPort;

    @Option(
            names = "--rename-delay",
            defaultValue = "PT1S",
            description =
                    "From a rename until endpoints follow, as DNS does: PT5S, PT0S (default:"
                            + " ${DEFAULT-VALUE}).")
    private Duration renameDelay = Duration.ofSeconds(1);

    @Option(
            names = "--provision-delay",
            defaultValue = "PT1S",
            description =
                    "The shortest time in states such as creating or upgrading (default:"
                            + " ${DEFAULT-VALUE}).")
    private Duration provisionDelay = Duration.ofSeconds(1);

    @Option(
            names = "--logs-endpoint",
            defaultValue = "${env:AWS_ENDPOINT_URL_CLOUDWATCH_LOGS:-${env:AWS_ENDPOINT_URL:-}}",
            description =
                    "The AWS that logs are exported to; LocalStack's URL, say (default: what"
                            + " AWS_ENDPOINT_URL_CLOUDWATCH_LOGS or AWS_ENDPOINT_URL says; without"
                            + " one they are not exported).")
    private @Nullable URI logsEndpoint;

    /// Runs until it is told to end.
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new SandboxMain()).execute(arguments));
    }

    @Override
    public Integer call() throws InterruptedException {
        var config =
                new SandboxConfig(
                        home,
                        port,
                        servers,
                        firstEndpointPort,
                        renameDelay,
                        provisionDelay,
                        logsEndpoint == null || logsEndpoint.toString().isEmpty()
                                ? null
                                : logsEndpoint);
        try {
            Sandbox sandbox = Sandbox.start(config, Clock.systemUTC());
            Runtime.getRuntime().addShutdownHook(new Thread(sandbox::close));
            System.out.printf(
                    "sandbox is ready: AWS_ENDPOINT_URL_RDS=http://localhost:%d%n", sandbox.port());
        } catch (IllegalStateException | IllegalArgumentException e) {
            System.err.println("sandbox: " + e.getMessage());
            return 1;
        }
        new CountDownLatch(1).await();
        return 0;
    }
}
