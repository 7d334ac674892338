package io.greenlight.launcher.command;

import io.greenlight.launcher.aws.AwsAccess;
import io.greenlight.launcher.aws.Clusters;
import io.greenlight.launcher.aws.EventFeed;
import io.greenlight.launcher.aws.GlobalDatabases;
import io.greenlight.launcher.clock.MachineClock;
import io.greenlight.launcher.demo.Questions;
import io.greenlight.launcher.stack.RunFolder;
import io.greenlight.launcher.stack.StackState;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Shows what runs, which clusters there are, how far their upgrades are, and what those ask.
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description =
                "Processes, clusters, upgrades and their questions, of the newest run that is"
                        + " alive.")
@SuppressWarnings("NullAway.Init")
public final class StatusCommand implements Callable<Integer> {

    private static final String ROW = "%-14s %-8s %-10s %s%n";
    private static final String CLUSTER_ROW = "%-28s %-9s %-12s %s%n";

    @Mixin private Repository repository;
    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Optional<RunFolder> run =
                RunFolder.newestLiving(repository.root())
                        .or(() -> RunFolder.current(repository.root()));
        Optional<StackState> state = run.flatMap(one -> StackState.read(one.state()));
        if (run.isEmpty() || state.isEmpty()) {
            out.println("nothing runs: ./greenlight up starts it");
            return 1;
        }
        out.println("run " + run.get().folder());
        out.printf(ROW, "PROCESS", "PID", "STATE", "LOG");
        row(out, run.get(), state.get().supervisor());
        state.get().processes().forEach(entry -> row(out, run.get(), entry));
        if (state.get().supervisor().alive().isEmpty()) {
            return 1;
        }
        out.println();
        out.printf(CLUSTER_ROW, "CLUSTER", "VERSION", "STATUS", "UPGRADE");
        new Clusters(new AwsAccess(state.get().environment()))
                .all()
                .forEach(one ->
                        out.printf(
                                CLUSTER_ROW,
                                one.identifier(),
                                one.version(),
                                one.status(),
                                one.upgradeTags()));
        globals(out, new AwsAccess(state.get().environment()));
        askAgain(out, new AwsAccess(state.get().environment()));
        return 0;
    }

    /// Nothing where there is none. Clusters of other regions are not among those above.
    private static void globals(PrintWriter out, AwsAccess aws) {
        List<GlobalDatabases.Seen> all = new GlobalDatabases(aws).all();
        if (all.isEmpty()) {
            return;
        }
        out.println();
        out.printf(CLUSTER_ROW, "GLOBAL DATABASE", "VERSION", "STATUS", "MEMBERS");
        all.forEach(one ->
                out.printf(
                        CLUSTER_ROW,
                        one.identifier(),
                        one.version(),
                        one.status(),
                        one.members().stream()
                                .map(GlobalDatabases.Member::toString)
                                .collect(Collectors.joining(", "))));
    }

    private static void askAgain(PrintWriter out, AwsAccess aws) {
        try (EventFeed feed = new EventFeed(aws)) {
            Questions.open(feed.next(), MachineClock.utc().instant())
                    .forEach(asked -> out.println("\n" + Questions.shown(asked)));
        }
    }

    private static void row(PrintWriter out, RunFolder run, StackState.Entry entry) {
        String life = entry.alive().isPresent() ? "running" : "gone";
        String restarts =
                entry.restarts() == 0 ? "" : " (restarted %d x)".formatted(entry.restarts());
        out.printf(ROW, entry.name(), entry.pid(), life, run.log(entry.name()) + restarts);
    }
}
