package io.greenlight.launcher.command;

import io.greenlight.launcher.clock.MachineClock;
import io.greenlight.launcher.demo.Demo;
import io.greenlight.launcher.demo.DemoCluster;
import io.greenlight.launcher.demo.DemoSettings;
import io.greenlight.launcher.demo.Disturbance;
import io.greenlight.launcher.report.HtmlReport;
import io.greenlight.launcher.report.Report;
import io.greenlight.launcher.report.Summary;
import io.greenlight.launcher.stack.Leftovers;
import io.greenlight.launcher.stack.RunFolder;
import io.greenlight.launcher.stack.StackSize;
import io.greenlight.launcher.stack.Supervisor;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Shows the whole way of one cluster.
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = {
            "Makes a cluster with data and clients, tags it, looks on while it is upgraded, and"
                    + " compares what is there with what the clients were promised.",
            "",
            "Ends with 0 only if the cluster was upgraded, no pooled transaction failed, no"
                    + " acknowledged write was lost or doubled, and no table or sequence differs.",
            "",
            "With --strategy in-place clients are thrown out for a while, and the report says for"
                    + " how long; 0 then asks for the new version on every member, and again for"
                    + " every acknowledged write, once. With --mode PREUPGRADE the cluster has to"
                    + " be as it was, and no transaction may fail; with --mode REHEARSAL, too, and"
                    + " of its clone nothing may be left.",
            "",
            "With --strategy global-minor the cluster has a secondary in another region, where"
                    + " clients read; 0 asks for the same of every instance of both regions, and"
                    + " for gaps that the probe's trace bears out. --mode PATCH has patches applied"
                    + " that wait for both. With --fail=writer-upgrade RDS takes the upgrade back,"
                    + " and 0 asks for that, told with its reason."
        })
@SuppressWarnings("NullAway.Init")
public final class DemoCommand implements Callable<Integer> {

    @Mixin private Repository repository;
    @Mixin private DemoOptions options;
    @Mixin private StackOptions stack;
    @Spec private CommandSpec spec;

    @Option(names = "--keep", description = "Leaves everything running, and says how to connect.")
    private boolean keep;

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "Where the report goes, beside build/run/<run>/report.json and .html.")
    private @Nullable Path reportFile;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        DemoSettings settings = options.settings();
        StackSize size = stack.size(settings.journey().servers(), StackSize.Failpoints.OFF);
        RunFolder run = RunFolder.create(repository.root(), MachineClock.utc());
        int ended = Leftovers.sweep(repository.root());
        if (ended > 0) {
            out.println("ended %d processes that a crashed run had left".formatted(ended));
        }
        out.println("run " + run.folder());
        Supervisor supervisor =
                Supervisor.start(run, size, line -> out.println("starting " + line));
        try {
            DemoCluster.Site site = new DemoCluster.Site(run, supervisor.state(), out::println);
            Demo.Outcome outcome =
                    new Demo(site, settings, MachineClock.utc(), Disturbance.NONE)
                            .run(run.folder());
            publish(outcome, run, out);
            return outcome.report().held() ? 0 : 1;
        } catch (IllegalArgumentException refused) {
            throw new ParameterException(
                    spec.commandLine(), String.valueOf(refused.getMessage()), refused);
        } finally {
            leave(run, supervisor, out);
        }
    }

    private void publish(Demo.Outcome outcome, RunFolder run, PrintWriter out) throws IOException {
        Report report = outcome.report();
        report.write(run.folder().resolve("report.json"));
        new HtmlReport(report, outcome.timeline()).write(run.folder().resolve("report.html"));
        if (reportFile != null) {
            report.write(reportFile);
        }
        out.println();
        out.print(Summary.of(report));
        out.println("report: " + run.folder().resolve("report.html"));
    }

    private void leave(RunFolder run, Supervisor supervisor, PrintWriter out) throws IOException {
        if (keep) {
            supervisor.keep();
            new HowToConnect(run, supervisor.state()).print(out);
            out.println("\n# everything goes on running; ./greenlight down stops it");
        } else {
            supervisor.close();
        }
    }
}
