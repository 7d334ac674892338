package io.greenlight.launcher.command;

import io.greenlight.launcher.aws.AwsAccess;
import io.greenlight.launcher.clock.MachineClock;
import io.greenlight.launcher.fleet.Fleet;
import io.greenlight.launcher.fleet.FleetReport;
import io.greenlight.launcher.stack.Commit;
import io.greenlight.launcher.stack.Leftovers;
import io.greenlight.launcher.stack.RunFolder;
import io.greenlight.launcher.stack.StackSize;
import io.greenlight.launcher.stack.Supervisor;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Shows what becomes of many clusters at once, some of which cannot be upgraded.
@Command(
        name = "fleet",
        mixinStandardHelpOptions = true,
        description = {
            "Makes six small clusters of PostgreSQL 14 under a light load, has one of them"
                    + " prepared, tags all at once for an upgrade in place to 17, with three under"
                    + " way at most, and looks on. One has a datatype that pg_upgrade refuses, one"
                    + " a logical slot that nobody agreed to drop, one fails in pg_upgrade itself."
                    + " Then it does what their reasons ask for and sends one retry-requested.",
            "",
            "Ends with 0 only if three were upgraded and three were as before with the exact"
                    + " reason, all six were upgraded after the retry, no acknowledged write was"
                    + " lost or doubled, nothing was left behind, and every named log is in the"
                    + " bucket."
        })
@SuppressWarnings("NullAway.Init")
public final class FleetCommand implements Callable<Integer> {

    @Mixin private Repository repository;
    @Mixin private StackOptions stack;
    @Spec private CommandSpec spec;

    @Option(names = "--keep", description = "Leaves everything running, and says how to connect.")
    private boolean keep;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        StackSize size =
                stack.size(new StackSize.Servers("14 17", List.of()), StackSize.Failpoints.OFF)
                        .with(Fleet.settings());
        RunFolder run = RunFolder.create(repository.root(), MachineClock.utc());
        Leftovers.sweep(repository.root());
        out.println("run " + run.folder());
        Supervisor supervisor =
                Supervisor.start(run, size, line -> out.println("starting " + line));
        try {
            AwsAccess aws = new AwsAccess(supervisor.state().environment());
            FleetReport report =
                    new Fleet(aws, run, MachineClock.utc(), out::println)
                            .run(Commit.of(repository.root()));
            out.println();
            out.print(report.markdown());
            out.println("report: " + run.folder().resolve("fleet.json"));
            return report.held() ? 0 : 1;
        } finally {
            leave(run, supervisor, out);
        }
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
