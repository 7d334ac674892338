package io.greenlight.launcher;

import io.greenlight.launcher.command.BenchCommand;
import io.greenlight.launcher.command.DemoCommand;
import io.greenlight.launcher.command.DownCommand;
import io.greenlight.launcher.command.FleetCommand;
import io.greenlight.launcher.command.InjectCommand;
import io.greenlight.launcher.command.PreflightCommand;
import io.greenlight.launcher.command.StatusCommand;
import io.greenlight.launcher.command.SuperviseCommand;
import io.greenlight.launcher.command.UpCommand;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The program behind the script `./greenlight`.
@Command(
        name = "greenlight",
        mixinStandardHelpOptions = true,
        version = "greenlight 0.1.0",
        header = "Greenlight on one machine: real PostgreSQL servers, real queues, no AWS account.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            DemoCommand.class,
            UpCommand.class,
            DownCommand.class,
            StatusCommand.class,
            InjectCommand.class,
            PreflightCommand.class,
            BenchCommand.class,
            FleetCommand.class,
            SuperviseCommand.class
        },
        footer = {
            "",
            "All that a run makes lies below build/run/<run>; build/run/current is the newest.",
            "Exit codes: 0 all held, 1 something did not, 2 the command line is wrong;"
                    + " preflight has its own."
        })
public final class Greenlight implements Runnable {

    /// pgjdbc warns of every PgBouncer console, whose version number is not a server's. The logger
    /// is kept here, because nobody else holds on to it.
    private static final Logger DRIVER = Logger.getLogger("org.postgresql");

    @Spec private CommandSpec spec;

    /// picocli sets the fields.
    @SuppressWarnings("NullAway.Init")
    public Greenlight() {}

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Which command? See --help.");
    }

    public static void main(String[] arguments) {
        DRIVER.setLevel(Level.SEVERE);
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Greenlight())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, line, _) -> {
                    line.getErr().println("greenlight: " + failure.getMessage());
                    if (System.getenv("GREENLIGHT_DEBUG") != null) {
                        failure.printStackTrace(line.getErr());
                    }
                    return line.getCommandSpec().exitCodeOnExecutionException();
                });
    }
}
