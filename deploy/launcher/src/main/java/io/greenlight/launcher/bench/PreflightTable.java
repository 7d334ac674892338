package io.greenlight.launcher.bench;

import io.greenlight.launcher.bench.PreflightBench.Look;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/// The clusters of a bench of preflight as a table.
public final class PreflightTable {

    private static final double MILLIS = 1e3;

    /// How they were looked at.
    ///
    /// @param tables in the one database that a cluster has beside `postgres`
    /// @param client what the looking process took of the processors
    /// @param machine what it ran on
    /// @param commit of what was measured
    public record Setting(int tables, int atOnce, Duration client, String machine, String commit) {}

    private final List<Look> looks;
    private final Duration took;
    private final Setting setting;

    public PreflightTable(List<Look> looks, Duration took, Setting setting) {
        this.looks = List.copyOf(looks);
        this.took = took;
        this.setting = setting;
    }

    /// Whether every check of every cluster answered.
    public boolean held() {
        return !looks.isEmpty() && looks.stream().allMatch(look -> look.unanswered() == 0);
    }

    /// The table as Markdown.
    public String markdown() {
        List<String> versions = looks.stream().map(Look::version).distinct().sorted().toList();
        StringBuilder text = new StringBuilder();
        text.append(
                String.format(
                        Locale.ROOT,
                        "%d clusters in %.1f s, %d at a time, by strategy clone; %s; commit %s.%n",
                        looks.size(),
                        seconds(took),
                        setting.atOnce(),
                        setting.machine(),
                        setting.commit()));
        text.append(
                String.format(
                        Locale.ROOT,
                        "%d real servers of the sandbox take turns in standing for them, each with"
                                + " `postgres` and a database of %d tables. Measured is all that"
                                + " preflight asks databases: logins over TLS with SCRAM, and every"
                                + " check; what it asks of RDS, and the queue, are not in it. The"
                                + " client took %.1f s of processor time, the servers share the"
                                + " machine.%n%n",
                        versions.size(),
                        setting.tables(),
                        seconds(setting.client())));
        text.append("| PostgreSQL | clusters | median ms | p95 ms | worst ms | not answered |\n");
        text.append("|").append(" --- |".repeat(6)).append("\n");
        for (String version : versions) {
            text.append(row(version, look -> look.version().equals(version)));
        }
        return text.append(row("**all**", _ -> true)).toString();
    }

    private String row(String name, Predicate<Look> which) {
        List<Look> some = looks.stream().filter(which).toList();
        Distribution spread = Distribution.of(some.stream().map(Look::milliseconds).toList());
        return String.format(
                Locale.ROOT,
                "| %s | %d | %.0f | %.0f | %.0f | %d |%n",
                name,
                some.size(),
                spread.median(),
                spread.p95(),
                spread.worst(),
                some.stream().mapToLong(Look::unanswered).sum());
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / MILLIS;
    }
}
