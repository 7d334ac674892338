package io.greenlight.launcher.command;

import io.greenlight.launcher.stack.Leftovers;
import io.greenlight.launcher.stack.RunFolder;
import java.io.PrintWriter;
import java.util.List;
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
                "Stops every run of this repository: what up or demo --keep left running, a demo"
                        + " or bench that is at work, and what crashed runs left.")
@SuppressWarnings("NullAway.Init")
public final class DownCommand implements Callable<Integer> {

    @Mixin private Repository repository;
    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        List<RunFolder> living = RunFolder.living(repository.root());
        for (RunFolder run : living) {
            Leftovers.end(run);
            out.println("stopped; logs are in " + run.folder());
        }
        int ended = Leftovers.sweep(repository.root());
        if (ended > 0) {
            out.println("ended %d processes that crashed runs had left".formatted(ended));
        } else if (living.isEmpty()) {
            out.println("nothing runs here");
        }
        return 0;
    }
}
