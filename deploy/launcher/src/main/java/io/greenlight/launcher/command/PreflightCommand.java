package io.greenlight.launcher.command;

import io.greenlight.backbone.cluster.Login;
import io.greenlight.launcher.clock.MachineClock;
import io.greenlight.preflight.check.Way;
import io.greenlight.preflight.database.Acquaintance;
import io.greenlight.preflight.database.Acquaintance.NotReached;
import io.greenlight.preflight.database.UrlPostgres;
import io.greenlight.preflight.report.PreflightReport;
import io.greenlight.preflight.tool.Format;
import io.greenlight.preflight.tool.PreflightTool;
import io.greenlight.preflight.tool.Wanted;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Preflight of any PostgreSQL, by its url.
@Command(
        name = "preflight",
        mixinStandardHelpOptions = true,
        exitCodeOnInvalidInput = PreflightCommand.MISUSED,
        exitCodeOnExecutionException = PreflightCommand.OURS,
        description = {
            "Looks for everything that would stop an upgrade of any PostgreSQL from 13 on, in all"
                    + " its databases, and says how to repair it. It needs no AWS, changes"
                    + " nothing, and leaves out what only RDS can tell."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:nothing stands in the way",
            " 1:there is something to know (warnings)",
            " 2:blocked",
            "64:the command line is wrong",
            "69:the server cannot be reached, or does not let us in",
            "70:a fault of Greenlight",
            "73:the report cannot be written"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./greenlight preflight --url jdbc:postgresql://db.example:5432/postgres --to 17",
            "  ./greenlight preflight --url 'jdbc:postgresql://db/orders?sslmode=verify-full'"
                    + " --user admin --to 17.10 --strategy in-place --out /tmp/report",
            "  PGPASSWORD=... ./greenlight preflight --url jdbc:postgresql://db/ --to 18 --check"
                    + " replica-identity --format json"
        })
@SuppressWarnings("NullAway.Init")
public final class PreflightCommand implements Callable<Integer> {

    static final int MISUSED = 64;
    static final int OURS = 70;
    private static final int UNREACHABLE = 69;
    private static final int NOT_WRITTEN = 73;

    private static final Map<Format, String> FILES =
            Map.of(
                    Format.JSON, "preflight.json",
                    Format.MARKDOWN, "preflight.md",
                    Format.HTML, "preflight.html");

    @Mixin private PreflightLogin logins;
    @Spec private CommandSpec spec;

    @Option(
            names = "--to",
            required = true,
            paramLabel = "VERSION",
            description =
                    "Where to: a major such as 17, for the newest of its minors that is known here,"
                            + " or a version such as 17.10.")
    private String to;

    @Option(
            names = "--strategy",
            paramLabel = "NAME",
            defaultValue = "clone",
            description =
                    "How: clone, in-place, global-minor, logical (an empty target and a copy) or"
                            + " dms; ${DEFAULT-VALUE} if not said.")
    private String strategy;

    @Option(
            names = "--check",
            paramLabel = "ID",
            description = "Only this check; may be said several times. All if not said.")
    private List<String> checks = new ArrayList<>();

    @Option(
            names = "--database",
            paramLabel = "NAME",
            description = "Only this database; may be said several times. All if not said.")
    private List<String> databases = new ArrayList<>();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Also writes preflight.json, preflight.md and preflight.html there.")
    private @Nullable Path out;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description =
                    "What is printed: text, json, markdown or html; ${DEFAULT-VALUE} if not said.")
    private Format format;

    @Option(
            names = "--statement-timeout",
            paramLabel = "SECONDS",
            defaultValue = "30",
            description =
                    "A query that takes longer is ended, and its check says that it could not look;"
                            + " ${DEFAULT-VALUE} if not said.")
    private int statementTimeout;

    @Override
    public Integer call() throws IOException {
        PrintWriter progress = spec.commandLine().getErr();
        try {
            Wanted wanted = wanted();
            UrlPostgres server = logins.server();
            PreflightTool tool = new PreflightTool(server, MachineClock.utc());
            PreflightLogin.Met met = logins.meet(tool);
            progress.println(
                    "greenlight: %s, PostgreSQL %s, %d databases"
                            .formatted(
                                    server.endpoint(),
                                    met.server().version(),
                                    met.server().databases().size()));
            return judged(look(tool, met.server(), met.login(), wanted));
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(
                    spec.commandLine(), String.valueOf(wrong.getMessage()), wrong);
        } catch (NotReached refused) {
            progress.println("greenlight: " + refused.sentence());
            return UNREACHABLE;
        }
    }

    private Wanted wanted() {
        Way way =
                Way.named(strategy)
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        "--strategy %s: there are only %s"
                                                .formatted(strategy, Way.words())));
        return new Wanted(way, to, checks, databases, logins.seconds(statementTimeout));
    }

    private PreflightReport look(PreflightTool tool, Acquaintance met, Login login, Wanted wanted) {
        PrintWriter progress = spec.commandLine().getErr();
        return tool.look(
                met,
                login,
                wanted,
                (database, all) ->
                        progress.println(
                                "greenlight: looked at %s, one of %d".formatted(database, all)));
    }

    private int judged(PreflightReport report) {
        PrintWriter page = spec.commandLine().getOut();
        page.print(format.of(report));
        page.flush();
        if (out != null && !isWritten(report, out)) {
            return NOT_WRITTEN;
        }
        return switch (report.verdict()) {
            case CLEAR -> 0;
            case WARNINGS -> 1;
            case BLOCKED -> 2;
        };
    }

    private boolean isWritten(PreflightReport report, Path folder) {
        try {
            Files.createDirectories(folder);
            for (Map.Entry<Format, String> file : FILES.entrySet()) {
                Files.writeString(folder.resolve(file.getValue()), file.getKey().of(report));
            }
            return true;
        } catch (IOException refused) {
            spec.commandLine()
                    .getErr()
                    .println("greenlight: --out %s cannot be written".formatted(folder));
            return false;
        }
    }
}
