package io.greenlight.launcher.command;

import io.greenlight.backbone.cluster.Login;
import io.greenlight.launcher.aws.AwsAccess;
import io.greenlight.launcher.aws.ClusterMaker;
import io.greenlight.launcher.aws.Clusters;
import io.greenlight.launcher.aws.EngineVersions;
import io.greenlight.launcher.aws.Passwords;
import io.greenlight.launcher.aws.Release;
import io.greenlight.launcher.bench.PreflightBench;
import io.greenlight.launcher.bench.PreflightTable;
import io.greenlight.launcher.clock.MachineClock;
import io.greenlight.launcher.cluster.Credential;
import io.greenlight.launcher.cluster.database.BenchTables;
import io.greenlight.launcher.stack.Commit;
import io.greenlight.launcher.stack.Leftovers;
import io.greenlight.launcher.stack.RunFolder;
import io.greenlight.launcher.stack.StackSize;
import io.greenlight.launcher.stack.Supervisor;
import io.greenlight.preflight.check.Way;
import io.greenlight.preflight.database.Acquaintance.NotReached;
import io.greenlight.preflight.database.UrlPostgres;
import io.greenlight.preflight.tool.PreflightTool;
import io.greenlight.preflight.tool.Wanted;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// What preflight of a large fleet takes.
@Command(
        name = "preflight",
        mixinStandardHelpOptions = true,
        description = {
            "Looks at many clusters, of which two real servers take turns in playing the part, and"
                    + " makes a table of what that took. It measures what preflight asks databases,"
                    + " logins included, and not what it asks of RDS."
        })
@SuppressWarnings("NullAway.Init")
public final class BenchPreflightCommand implements Callable<Integer> {

    private static final String MAJORS = "14 17";
    private static final String TARGET = "18";
    private static final String USER = "maintenance";
    private static final Duration STATEMENT_TIMEOUT = Duration.ofSeconds(30);

    /// The stack without what would only be in the way: services, poolers.
    private static final Map<String, Integer> NO_SERVICE =
            Map.of("discovery", 0, "preflight", 0, "replication", 0, "cutover", 0, "notifier", 0);

    @Mixin private Repository repository;
    @Mixin private Results results;
    @Spec private CommandSpec spec;

    @Option(
            names = "--clusters",
            paramLabel = "N",
            defaultValue = "1000",
            description = "How many: ${DEFAULT-VALUE} if not said.")
    private int clusters;

    @Option(
            names = "--tables",
            paramLabel = "N",
            defaultValue = "100",
            description = "Tables in each cluster's database: ${DEFAULT-VALUE} if not said.")
    private int tables;

    @Option(
            names = "--at-once",
            paramLabel = "N",
            defaultValue = "2",
            description = "Clusters looked at side by side: ${DEFAULT-VALUE} if not said.")
    private int atOnce;

    @Override
    public Integer call() throws IOException, NotReached {
        requireOne("--clusters", clusters);
        requireOne("--tables", tables);
        requireOne("--at-once", atOnce);
        PrintWriter out = spec.commandLine().getOut();
        StackSize size =
                new StackSize(
                                new StackSize.Servers(MAJORS, List.of()),
                                0,
                                NO_SERVICE,
                                StackSize.Failpoints.OFF)
                        .evenly();
        RunFolder run = RunFolder.create(repository.root(), MachineClock.utc());
        Leftovers.sweep(repository.root());
        Path folder = results.folder(run);
        try (Supervisor supervisor =
                Supervisor.start(run, size, line -> out.println("starting " + line))) {
            AwsAccess aws = new AwsAccess(supervisor.state().environment());
            List<PreflightBench.Server> servers = new ArrayList<>();
            for (String major : MAJORS.split(" ", -1)) {
                out.println("making a cluster of %s, %d tables".formatted(major, tables));
                servers.add(server(aws, run, major));
            }
            PreflightTable table = measured(servers, folder);
            Files.writeString(folder.resolve("table.md"), table.markdown());
            out.print(table.markdown());
            out.println("\nraw figures: " + folder);
            return table.held() ? 0 : 1;
        }
    }

    private PreflightBench.Server server(AwsAccess aws, RunFolder run, String major)
            throws NotReached {
        Credential master = Credential.of(USER, Passwords.random());
        String name = "bench-" + major;
        Clusters.Seen cluster =
                new ClusterMaker(aws)
                        .make(
                                name,
                                new EngineVersions(aws).newest(Release.parse(major)),
                                new ClusterMaker.Master(USER, master.password(), name + "-secret"),
                                0);
        new BenchTables(master, run.certificateAuthority())
                .make(cluster.host(), cluster.port(), "orders", tables);
        String url =
                "jdbc:postgresql://%s:%d/postgres?sslmode=verify-full&sslrootcert=%s"
                        .formatted(cluster.host(), cluster.port(), run.certificateAuthority());
        PreflightTool tool = new PreflightTool(new UrlPostgres(url), MachineClock.utc());
        Login login = new Login(USER, master.password());
        return new PreflightBench.Server(tool, tool.meet(login), login);
    }

    private PreflightTable measured(List<PreflightBench.Server> servers, Path folder)
            throws IOException {
        Wanted wanted =
                new Wanted(
                        Way.CLONE,
                        TARGET,
                        List.of(),
                        List.of("postgres", "orders"),
                        STATEMENT_TIMEOUT);
        Duration before = processorTime();
        long begin = System.nanoTime();
        List<PreflightBench.Look> looks = new PreflightBench(servers, wanted).run(clusters, atOnce);
        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        Files.writeString(
                folder.resolve("clusters.csv"),
                looks.stream()
                        .map(PreflightBench.Look::line)
                        .collect(
                                Collectors.joining(
                                        "\n",
                                        "cluster,version,milliseconds,findings,unanswered\n",
                                        "\n")));
        return new PreflightTable(
                looks,
                took,
                new PreflightTable.Setting(
                        tables,
                        atOnce,
                        processorTime().minus(before),
                        machine(),
                        Commit.of(repository.root())));
    }

    private static Duration processorTime() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private static String machine() {
        return "%d cores, %s, Java %s"
                .formatted(
                        Runtime.getRuntime().availableProcessors(),
                        System.getProperty("os.arch"),
                        Runtime.version().feature());
    }

    private void requireOne(String option, int number) {
        if (number < 1) {
            throw new ParameterException(
                    spec.commandLine(), "%s %d: at least 1".formatted(option, number));
        }
    }
}
