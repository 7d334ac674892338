package io.greenlight.launcher.command;

import io.greenlight.contracts.Mode;
import io.greenlight.contracts.Strategy;
import io.greenlight.launcher.aws.Release;
import io.greenlight.launcher.demo.DemoSettings;
import io.greenlight.launcher.demo.Journey;
import io.greenlight.launcher.load.LoadShape;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// What to upgrade, and under which load.
@SuppressWarnings("NullAway.Init")
public final class DemoOptions {

    private static final int DIRECT_CLIENTS = 3;
    private static final int FULL_RATE = 1_500;
    private static final int BRIEF_RATE = 300;
    private static final int CONNECTING_RATE = 150;
    private static final int LIGHT_RATE = 50;
    private static final int MOST_CLIENTS = 400;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--cluster",
            paramLabel = "ID",
            defaultValue = "orders",
            description = "The cluster's identifier: ${DEFAULT-VALUE} if not said.")
    private String cluster;

    @Option(
            names = "--from",
            paramLabel = "VERSION",
            description =
                    "PostgreSQL of the cluster, a major from 13 to 17 or one of its minors such as"
                            + " 17.5: 14 if not said, 17.10 with --strategy global-minor.")
    private @Nullable String from;

    @Option(
            names = "--to",
            paramLabel = "VERSION",
            description =
                    "The one that it is to have: 17 if not said, 17.11 with --strategy"
                            + " global-minor, and the same with --mode PATCH.")
    private @Nullable String to;

    @Option(
            names = "--sql",
            paramLabel = "FILE",
            description = "A plain pg_dump file to load instead of the demo's own data.")
    private @Nullable Path sql;

    @Option(
            names = "--rate",
            paramLabel = "N",
            description =
                    "Transactions a second, of all pooled clients together: 1500 if not said;"
                            + " 300 with --short, 150 with --connect-per-transaction.")
    private @Nullable Integer rate;

    @Option(
            names = "--clients",
            paramLabel = "N",
            defaultValue = "32",
            description = "Clients behind the poolers: ${DEFAULT-VALUE} if not said.")
    private int clients;

    @Option(
            names = "--connect-per-transaction",
            description = "Every pooled transaction opens a connection of its own.")
    private boolean connectPerTransaction;

    @Option(names = "--short", description = "For CI: 40 MB instead of 500, under three minutes.")
    private boolean brief;

    @Option(
            names = "--strategy",
            paramLabel = "NAME",
            defaultValue = "clone",
            description =
                    "How the cluster comes to its new version, clone, in-place or global-minor:"
                            + " ${DEFAULT-VALUE} if not said.")
    private String strategy;

    @Option(
            names = "--mode",
            paramLabel = "MODE",
            defaultValue = "UPGRADE",
            description =
                    "How far an upgrade in place or of a Global Database goes, PREUPGRADE or"
                            + " UPGRADE; REHEARSAL tries one by clone or in-place on a clone, which"
                            + " is deleted; PATCH has a Global Database patched:"
                            + " ${DEFAULT-VALUE} if not said.")
    private String mode;

    @Option(
            names = "--way-back",
            arity = "0..1",
            paramLabel = "AFTER",
            fallbackValue = "upgraded",
            description =
                    "After an upgrade in place: asks for the way back, agrees to what that costs,"
                            + " and looks on. AFTER is upgraded if not said; failed has a reader"
                            + " not come back from the upgrade, which is stuck then.")
    private @Nullable String wayBack;

    @Option(
            names = "--fail",
            paramLabel = "WHAT",
            description =
                    "What goes wrong. When a Global Database is upgraded: writer-upgrade has the"
                            + " primary's writer not come up, so that RDS takes all members back,"
                            + " and the demo wants that told, with RDS's reason. When an upgrade is"
                            + " rehearsed: clone-upgrade has pg_upgrade refuse the clone, and the"
                            + " demo wants its reason, with the object.")
    private @Nullable String fail;

    /// Whatever was said of the strategy, it is this one, and under a light load if none was said.
    DemoOptions lightlyInPlace() {
        strategy = Strategy.IN_PLACE.word();
        rate = Objects.requireNonNullElse(rate, LIGHT_RATE);
        return this;
    }

    DemoSettings settings() {
        if (clients < 1 || clients > MOST_CLIENTS) {
            throw refusal("--clients %d: 1 to %d".formatted(clients, MOST_CLIENTS));
        }
        if (sql != null && !Files.isReadable(sql)) {
            throw refusal("--sql %s: there is no such file".formatted(sql));
        }
        if (!cluster.matches("[a-z](-?[a-z0-9]){0,50}")) {
            throw refusal(
                    "--cluster %s: up to 51 lower-case letters, digits and single hyphens, a letter"
                                    .formatted(cluster)
                            + " first");
        }
        try {
            return new DemoSettings(
                    cluster,
                    journey(),
                    Optional.ofNullable(sql).map(Path::toAbsolutePath),
                    load(),
                    brief ? DemoSettings.Pace.brief() : DemoSettings.Pace.full());
        } catch (IllegalArgumentException wrong) {
            throw refusal(String.valueOf(wrong.getMessage()));
        }
    }

    private Journey journey() {
        Strategy how =
                Strategy.named(strategy)
                        .orElseThrow(() ->
                                refusal(
                                        "--strategy %s: there are only %s"
                                                .formatted(strategy, Strategy.words())));
        Mode howFar =
                Mode.named(mode.toUpperCase(Locale.ROOT))
                        .orElseThrow(() ->
                                refusal(
                                        "--mode %s: there are only %s"
                                                .formatted(mode, Mode.words())));
        boolean global = how == Strategy.GLOBAL_MINOR;
        String source = Objects.requireNonNullElse(from, global ? "17.10" : "14");
        String next = global ? "17.11" : "17";
        String target =
                Objects.requireNonNullElse(to, global && howFar == Mode.PATCH ? source : next);
        return new Journey(
                release("--from", source), release("--to", target), how, howFar, ending());
    }

    private Journey.Ending ending() {
        if (fail != null) {
            return failing(fail);
        }
        if (wayBack == null) {
            return Journey.Ending.STAYS;
        }
        return switch (wayBack) {
            case "upgraded" -> Journey.Ending.GOES_BACK;
            case "failed" -> Journey.Ending.FAILS_AND_GOES_BACK;
            default ->
                    throw refusal(
                            "--way-back=%s: there are only upgraded, failed".formatted(wayBack));
        };
    }

    private Journey.Ending failing(String what) {
        if (wayBack != null) {
            throw refusal("--fail and --way-back do not go together");
        }
        return switch (what) {
            case "writer-upgrade" -> Journey.Ending.TAKEN_BACK;
            case "clone-upgrade" -> Journey.Ending.REFUSED;
            default ->
                    throw refusal(
                            "--fail=%s: there are only writer-upgrade, clone-upgrade"
                                    .formatted(what));
        };
    }

    private Release release(String option, String text) {
        try {
            return Release.parse(text);
        } catch (IllegalArgumentException wrong) {
            throw refusal("%s %s".formatted(option, wrong.getMessage()));
        }
    }

    private LoadShape load() {
        int perSecond;
        if (rate != null) {
            perSecond = rate;
        } else if (connectPerTransaction) {
            perSecond = CONNECTING_RATE;
        } else {
            perSecond = brief ? BRIEF_RATE : FULL_RATE;
        }
        if (perSecond < 1) {
            throw refusal("--rate %d: at least 1".formatted(perSecond));
        }
        return new LoadShape(
                clients,
                perSecond,
                DIRECT_CLIENTS,
                connectPerTransaction
                        ? LoadShape.Connections.PER_TRANSACTION
                        : LoadShape.Connections.KEPT);
    }

    private ParameterException refusal(String sentence) {
        return new ParameterException(spec.commandLine(), sentence);
    }
}
