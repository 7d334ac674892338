package io.greenlight.launcher.command;

import io.greenlight.launcher.clock.MachineClock;
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

/// Starts everything but load.
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = {
            "Starts LocalStack, the sandbox, the PgBouncers and the services, prints the variables"
                    + " for the AWS CLI, and comes back. `down` stops it all."
        })
@SuppressWarnings("NullAway.Init")
public final class UpCommand implements Callable<Integer> {

    @Mixin private Repository repository;
    @Mixin private StackOptions stack;
    @Spec private CommandSpec spec;

    @Option(
            names = "--majors",
            paramLabel = "LIST",
            defaultValue = "14 17",
            description = "PostgreSQL majors that clusters may have: ${DEFAULT-VALUE} if not said.")
    private String majors;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        StackSize size =
                stack.size(new StackSize.Servers(majors, List.of()), StackSize.Failpoints.OFF);
        RunFolder run = RunFolder.create(repository.root(), MachineClock.utc());
        Leftovers.sweep(repository.root());
        Supervisor supervisor =
                Supervisor.start(run, size, line -> out.println("starting " + line));
        supervisor.keep();
        new HowToConnect(run, supervisor.state()).print(out);
        out.println("\n# ./greenlight status shows it, ./greenlight down stops it");
        return 0;
    }
}
