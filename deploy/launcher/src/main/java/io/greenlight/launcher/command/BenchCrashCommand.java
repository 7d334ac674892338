package io.greenlight.launcher.command;

import io.greenlight.launcher.bench.CrashBench;
import io.greenlight.launcher.bench.CrashPoints;
import io.greenlight.launcher.bench.CrashTable;
import io.greenlight.launcher.clock.MachineClock;
import io.greenlight.launcher.demo.DemoSettings;
import io.greenlight.launcher.stack.Commit;
import io.greenlight.launcher.stack.Leftovers;
import io.greenlight.launcher.stack.RunFolder;
import io.greenlight.launcher.stack.StackSize;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Kills a service at every step of the plan.
@Command(
        name = "crash",
        mixinStandardHelpOptions = true,
        description = {
            "Upgrades one fresh cluster after the other, and kills a service with -9 at other"
                    + " places each time. Every run must end upgraded or as before, with no write"
                    + " lost and nothing left behind. The places are those of the plans that"
                    + " --strategy, --mode and --way-back lead through."
        })
@SuppressWarnings("NullAway.Init")
public final class BenchCrashCommand implements Callable<Integer> {

    private static final Duration DEADLINE = Duration.ofMinutes(5);

    /// A lease and a message's visibility have to run out before another copy goes on.
    private static final Duration AFTER_A_KILL = Duration.ofMinutes(1);

    @Mixin private Repository repository;
    @Mixin private Results results;
    @Mixin private DemoOptions options;
    @Mixin private StackOptions stack;
    @Spec private CommandSpec spec;

    @Option(
            names = "--only",
            paramLabel = "TEXT",
            defaultValue = "",
            description = "Only places whose name holds this; cutover.switch-over, say.")
    private String only;

    @Option(
            names = "--side-by-side",
            paramLabel = "N",
            defaultValue = "1",
            description = "How many stacks work through the places: ${DEFAULT-VALUE} if not said.")
    private int sideBySide;

    @Option(
            names = "--kills",
            paramLabel = "N",
            defaultValue = "1",
            description =
                    "In how many places one run is killed: ${DEFAULT-VALUE} if not said. What a run"
                            + " that ended early did not come by gets a run of its own.")
    private int kills;

    @Override
    public Integer call() throws IOException, InterruptedException {
        requireOne("--side-by-side", sideBySide);
        requireOne("--kills", kills);
        Duration deadline = DEADLINE.plus(AFTER_A_KILL.multipliedBy(kills));
        DemoSettings settings = options.settings().within(deadline);
        List<String> points = CrashPoints.matching(settings.journey(), only);
        if (points.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "--only %s: no place is called so".formatted(only));
        }
        PrintWriter out = spec.commandLine().getOut();
        StackSize size = stack.size(settings.journey().servers(), StackSize.Failpoints.ON);
        List<RunFolder> runs = new ArrayList<>();
        for (int n = 0; n < sideBySide; n++) {
            runs.add(RunFolder.create(repository.root(), MachineClock.utc()));
        }
        Leftovers.sweep(repository.root());
        Path folder = results.folder(runs.getFirst());
        CrashTable table = new CrashTable(Commit.of(repository.root()), points.size());
        new CrashBench(settings, size, folder, table, out::println).run(runs, points, kills);
        out.println("%s; raw figures: %s".formatted(table.summary(), folder));
        return table.held() ? 0 : 1;
    }

    private void requireOne(String option, int number) {
        if (number < 1) {
            throw new ParameterException(
                    spec.commandLine(), "%s %d: at least 1".formatted(option, number));
        }
    }
}
