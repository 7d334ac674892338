package io.greenlight.launcher.command;

import io.greenlight.contracts.EventCodec;
import io.greenlight.launcher.aws.AwsAccess;
import io.greenlight.launcher.aws.ClusterMaker;
import io.greenlight.launcher.bench.Added;
import io.greenlight.launcher.bench.InPlaceTable;
import io.greenlight.launcher.clock.MachineClock;
import io.greenlight.launcher.demo.Demo;
import io.greenlight.launcher.demo.DemoCluster;
import io.greenlight.launcher.demo.DemoSettings;
import io.greenlight.launcher.demo.Disturbance;
import io.greenlight.launcher.report.Report;
import io.greenlight.launcher.report.Summary;
import io.greenlight.launcher.stack.Commit;
import io.greenlight.launcher.stack.Leftovers;
import io.greenlight.launcher.stack.RunFolder;
import io.greenlight.launcher.stack.SandboxWork;
import io.greenlight.launcher.stack.StackSize;
import io.greenlight.launcher.stack.Supervisor;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// What orchestration adds to RDS's own work on an upgrade in place.
@Command(
        name = "in-place",
        mixinStandardHelpOptions = true,
        description = {
            "Upgrades one fresh cluster after the other in place under a light load (--rate 50),"
                    + " and makes a table of what that took from the tag to the last word beside"
                    + " RDS's own work and the statements that any upgrade ends with, and where."
        })
@SuppressWarnings("NullAway.Init")
public final class BenchInPlaceCommand implements Callable<Integer> {

    @Mixin private Repository repository;
    @Mixin private Results results;
    @Mixin private DemoOptions options;
    @Mixin private StackOptions stack;
    @Spec private CommandSpec spec;

    @Option(
            names = "--runs",
            paramLabel = "N",
            defaultValue = "5",
            description = "How many: ${DEFAULT-VALUE} if not said.")
    private int runs;

    @Override
    public Integer call() throws IOException {
        if (runs < 1) {
            throw new ParameterException(
                    spec.commandLine(), "--runs %d: at least 1".formatted(runs));
        }
        PrintWriter out = spec.commandLine().getOut();
        DemoSettings settings = options.lightlyInPlace().settings();
        StackSize size =
                stack.size(settings.journey().servers(), StackSize.Failpoints.OFF).evenly();
        RunFolder run = RunFolder.create(repository.root(), MachineClock.utc());
        Leftovers.sweep(repository.root());
        Path folder = results.folder(run);
        List<InPlaceTable.Run> done = new ArrayList<>();
        try (Supervisor supervisor =
                Supervisor.start(run, size, line -> out.println("starting " + line))) {
            DemoCluster.Site site = new DemoCluster.Site(run, supervisor.state(), _ -> {});
            for (int n = 1; n <= runs; n++) {
                done.add(one(site, settings, n, folder));
                Files.writeString(folder.resolve("table.md"), table(done).markdown());
                out.println("run %d".formatted(n));
                out.print(Summary.of(done.getLast().report()));
            }
        }
        out.println();
        out.print(table(done).markdown());
        out.println("\nraw figures: " + folder);
        return table(done).held() ? 0 : 1;
    }

    private static InPlaceTable.Run one(
            DemoCluster.Site site, DemoSettings settings, int n, Path folder) throws IOException {
        DemoSettings ofRun = settings.named("%s-%d".formatted(settings.cluster(), n));
        Path raw = folder.resolve("run-%02d".formatted(n));
        Demo.Outcome outcome = new Demo(site, ofRun, MachineClock.utc(), Disturbance.NONE).run(raw);
        List<SandboxWork> work = SandboxWork.of(site.stack());
        Report report = outcome.report();
        Demo.Heard heard = outcome.heard();
        Added added = Added.of(heard.tagged(), heard.ended(), heard.events(), work);
        report.write(raw.resolve("report.json"));
        Files.writeString(
                raw.resolve("added.json"),
                EventCodec.newMapper()
                                .writerWithDefaultPrettyPrinter()
                                .writeValueAsString(
                                        Map.of(
                                                "heard", heard,
                                                "rds", work,
                                                "added", added))
                        + "\n");
        new ClusterMaker(new AwsAccess(site.stack().environment())).unmake(ofRun.cluster());
        return new InPlaceTable.Run(report, added);
    }

    private InPlaceTable table(List<InPlaceTable.Run> done) {
        return new InPlaceTable(done, Commit.of(repository.root()));
    }
}
