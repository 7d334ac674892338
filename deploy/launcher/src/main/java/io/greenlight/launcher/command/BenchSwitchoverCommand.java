package io.greenlight.launcher.command;

import io.greenlight.launcher.aws.AwsAccess;
import io.greenlight.launcher.aws.ClusterMaker;
import io.greenlight.launcher.bench.BenchTable;
import io.greenlight.launcher.clock.MachineClock;
import io.greenlight.launcher.demo.Demo;
import io.greenlight.launcher.demo.DemoCluster;
import io.greenlight.launcher.demo.DemoSettings;
import io.greenlight.launcher.demo.Disturbance;
import io.greenlight.launcher.report.HtmlReport;
import io.greenlight.launcher.report.Report;
import io.greenlight.launcher.report.Summary;
import io.greenlight.launcher.stack.Commit;
import io.greenlight.launcher.stack.Leftovers;
import io.greenlight.launcher.stack.RunFolder;
import io.greenlight.launcher.stack.StackSize;
import io.greenlight.launcher.stack.Supervisor;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The same demo many times, on one stack and a fresh cluster each.
@Command(
        name = "switchover",
        mixinStandardHelpOptions = true,
        description = {
            "Upgrades one fresh cluster after the other under the demo's load, and makes a table of"
                    + " what clients waited, with the steady state of the same load beside it."
        })
@SuppressWarnings("NullAway.Init")
public final class BenchSwitchoverCommand implements Callable<Integer> {

    @Mixin private Repository repository;
    @Mixin private Results results;
    @Mixin private DemoOptions options;
    @Mixin private StackOptions stack;
    @Spec private CommandSpec spec;

    @Option(
            names = "--runs",
            paramLabel = "N",
            defaultValue = "20",
            description = "How many: ${DEFAULT-VALUE} if not said.")
    private int runs;

    @Override
    public Integer call() throws IOException {
        if (runs < 1) {
            throw new ParameterException(
                    spec.commandLine(), "--runs %d: at least 1".formatted(runs));
        }
        PrintWriter out = spec.commandLine().getOut();
        DemoSettings settings = options.settings();
        StackSize size = stack.size(settings.journey().servers(), StackSize.Failpoints.OFF);
        RunFolder run = RunFolder.create(repository.root(), MachineClock.utc());
        Leftovers.sweep(repository.root());
        Path folder = results.folder(run);
        List<Report> reports = new ArrayList<>();
        try (Supervisor supervisor =
                Supervisor.start(run, size, line -> out.println("starting " + line))) {
            DemoCluster.Site site = new DemoCluster.Site(run, supervisor.state(), _ -> {});
            for (int n = 1; n <= runs; n++) {
                reports.add(one(site, settings, n, folder));
                Files.writeString(folder.resolve("table.md"), table(reports).markdown());
                out.println("run %d".formatted(n));
                out.print(Summary.of(reports.getLast()));
            }
        }
        out.println();
        out.print(table(reports).markdown());
        out.println("\nraw figures: " + folder);
        return table(reports).held() ? 0 : 1;
    }

    private static Report one(DemoCluster.Site site, DemoSettings settings, int n, Path folder)
            throws IOException {
        DemoSettings ofRun = settings.named("%s-%d".formatted(settings.cluster(), n));
        Path raw = folder.resolve("run-%02d".formatted(n));
        Demo.Outcome outcome = new Demo(site, ofRun, MachineClock.utc(), Disturbance.NONE).run(raw);
        outcome.report().write(raw.resolve("report.json"));
        new HtmlReport(outcome.report(), outcome.timeline()).write(raw.resolve("report.html"));
        new ClusterMaker(new AwsAccess(site.stack().environment())).unmake(ofRun.cluster());
        return outcome.report();
    }

    private BenchTable table(List<Report> reports) {
        return new BenchTable(reports, Commit.of(repository.root()));
    }
}
