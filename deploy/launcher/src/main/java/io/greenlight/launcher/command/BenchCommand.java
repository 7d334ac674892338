package io.greenlight.launcher.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The benches.
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description =
                "Measures: many switchovers, what is added to upgrades in place, what preflight of"
                        + " a large fleet takes, or what a crash at every step comes to.",
        synopsisSubcommandLabel = "BENCH",
        subcommands = {
            BenchSwitchoverCommand.class,
            BenchInPlaceCommand.class,
            BenchPreflightCommand.class,
            BenchCrashCommand.class
        })
@SuppressWarnings("NullAway.Init")
public final class BenchCommand implements Runnable {

    @Spec private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "Which bench? switchover, in-place, preflight or crash.");
    }
}
