package io.greenlight.launcher.command;

import io.greenlight.launcher.stack.Leftovers;
import io.greenlight.launcher.stack.RunFolder;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Stops what `up` or `demo --keep` left running.
@Command(
        name = "down",
        mixinStandardHelpOptions = true,
        description =
                "Stops the run that up or demo --keep left running, and what crashed runs left.")
@SuppressWarnings("NullAway.Init")
public final class DownCommand implements Callable<Integer> {

    @Mixin private Repository repository;
    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        Optional<RunFolder> run = RunFolder.current(repository.root());
        if (run.isEmpty()) {
            spec.commandLine().getOut().println("nothing was ever started here");
            return 0;
        }
        Leftovers.end(run.get());
        Leftovers.sweep(run.get());
        spec.commandLine().getOut().println("stopped; logs are in " + run.get().folder());
        return 0;
    }
}
