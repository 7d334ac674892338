package io.greenlight.launcher.command;

import io.greenlight.launcher.aws.AwsAccess;
import io.greenlight.launcher.aws.ClusterMaker;
import io.greenlight.launcher.bench.Crash;
import io.greenlight.launcher.bench.CrashPoints;
import io.greenlight.launcher.clock.MachineClock;
import io.greenlight.launcher.demo.Demo;
import io.greenlight.launcher.demo.DemoCluster;
import io.greenlight.launcher.demo.DemoSettings;
import io.greenlight.launcher.report.Report;
import io.greenlight.launcher.stack.Leftovers;
import io.greenlight.launcher.stack.RunFolder;
import io.greenlight.launcher.stack.StackSize;
import io.greenlight.launcher.stack.Supervisor;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Kills a service at every step of the plan, one run each.
@Command(
        name = "crash",
        mixinStandardHelpOptions = true,
        description = {
            "Upgrades one fresh cluster after the other, and kills a service with -9 at another"
                    + " place each time. Every run must end upgraded or as before, with no write"
                    + " lost and nothing left behind."
        })
@SuppressWarnings("NullAway.Init")
public final class BenchCrashCommand implements Callable<Integer> {

    /// A lease and a message's visibility have to run out before another copy goes on.
    private static final Duration DEADLINE = Duration.ofMinutes(6);

    @Mixin private Repository repository;
    @Mixin private DemoOptions options;
    @Mixin private StackOptions stack;
    @Spec private CommandSpec spec;

    @Option(
            names = "--only",
            paramLabel = "TEXT",
            defaultValue = "",
            description = "Only places whose name holds this; cutover.switch-over, say.")
    private String only;

    @Override
    public Integer call() throws IOException {
        List<String> points = CrashPoints.matching(only);
        if (points.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "--only %s: no place is called so".formatted(only));
        }
        PrintWriter out = spec.commandLine().getOut();
        DemoSettings settings = options.settings().within(DEADLINE);
        StackSize size = stack.size(settings.majors().words(), StackSize.Failpoints.ON);
        RunFolder run = RunFolder.create(repository.root(), MachineClock.utc());
        Leftovers.sweep(run);
        int bad = 0;
        try (Supervisor supervisor =
                Supervisor.start(run, size, line -> out.println("starting " + line))) {
            DemoCluster.Site site = new DemoCluster.Site(run, supervisor.state(), _ -> {});
            out.println("| place | came by | result | failed | lost | left behind |");
            out.println("| --- | --- | --- | --- | --- | --- |");
            for (int n = 0; n < points.size(); n++) {
                Crash crash = new Crash(run, points.get(n));
                Report report =
                        one(site, settings.named("%s-%d".formatted(settings.cluster(), n)), crash);
                out.println(row(points.get(n), crash, report));
                out.flush();
                bad += report.safe() ? 0 : 1;
            }
        }
        out.println("%d places, %d bad ends".formatted(points.size(), bad));
        return bad == 0 ? 0 : 1;
    }

    private static Report one(DemoCluster.Site site, DemoSettings settings, Crash crash)
            throws IOException {
        Path raw = site.run().folder().resolve("crash").resolve(settings.cluster());
        crash.arm();
        Report report = new Demo(site, settings, MachineClock.utc(), crash).run(raw).report();
        crash.disarm();
        report.write(raw.resolve("report.json"));
        new ClusterMaker(new AwsAccess(site.stack().environment())).unmake(settings.cluster());
        return report;
    }

    private static String row(String point, Crash crash, Report report) {
        return "| %s | %s | %s %s | %d | %d | %s |"
                .formatted(
                        point,
                        crash.happened() ? "yes" : "no",
                        report.result,
                        report.reason,
                        report.failedTransactions,
                        report.lostWrites,
                        String.join("; ", report.complaints));
    }
}
