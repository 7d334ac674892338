package io.greenlight.preflight;

import io.greenlight.contracts.Severity;
import io.greenlight.preflight.check.About;
import io.greenlight.preflight.check.Catalog;
import io.greenlight.preflight.check.DatabaseCheck;
import io.greenlight.preflight.check.FleetCheck;
import io.greenlight.preflight.check.PreflightCheck;
import io.greenlight.preflight.check.QueryCheck;
import io.greenlight.preflight.check.ServerCheck;
import io.greenlight.preflight.check.Way;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// All checks as a page for people, from what the checks themselves say and the headers of their
/// queries.
final class CheckPage {

    private static final Path QUERIES = Path.of("src/main/resources/io/greenlight/preflight/check");

    private static final String FEATURES =
            "src/main/resources/io/greenlight/preflight/database/features.sql";

    private static final String HEAD =
            """
            # All checks

            Made by `CheckPage` from the checks themselves; a test holds it.
            **b** blocks the upgrade, **w** warns, **b w** does either, by what was found;
            on strategies without a letter the check is not asked.

            | | strategy | |
            | --- | --- | --- |
            | I | `in-place` | pg_upgrade on the cluster itself |
            | G | `global-minor` | a new minor for a Global Database |
            | N | `clone` | pg_upgrade on a clone, then native replication |
            | L | `logical` | an empty target, a copy, then native replication |
            | D | `dms` | an empty target, filled by DMS |

            In each database [features.sql](%s)
            is asked first: what it makes use of at all. A check that is about something else is
            passed over; where nobody answers that, all are asked.
            """;

    private CheckPage() {}

    static String markdown() {
        return HEAD.formatted(FEATURES)
                + scope("What RDS says", FleetCheck.class::isInstance)
                + scope("The whole cluster, once", ServerCheck.class::isInstance)
                + scope("Every database", DatabaseCheck.class::isInstance)
                + "\n# What they say\n"
                + Catalog.of(Duration.ofMinutes(5)).stream()
                        .map(CheckPage::section)
                        .collect(Collectors.joining());
    }

    private static String scope(String title, Predicate<PreflightCheck> inIt) {
        return """

        ## %s
        | check | I | G | N | L | D | versions | finds |
        | --- | --- | --- | --- | --- | --- | --- | --- |
        %s\
        """
                .formatted(
                        title,
                        Catalog.of(Duration.ofMinutes(5)).stream()
                                .filter(inIt)
                                .map(CheckPage::row)
                                .collect(Collectors.joining()));
    }

    private static String row(PreflightCheck check) {
        About about = check.about();
        return "| [`%s`](#%s) | %s | %s | %s |\n"
                .formatted(
                        about.id(),
                        about.id(),
                        Arrays.stream(Way.values())
                                .map(way -> letters(check, way))
                                .collect(Collectors.joining(" | ")),
                        about.span().words(),
                        titles(about));
    }

    private static String titles(About about) {
        return inOrder(about).stream()
                .map(said -> said.getValue().title())
                .distinct()
                .collect(Collectors.joining("; "));
    }

    private static String letters(PreflightCheck check, Way way) {
        About about = check.about();
        Severity most = about.ways().get(way);
        if (most == null) {
            return "";
        }
        if (most == Severity.WARNING || !about.words().containsKey(Severity.BLOCKED)) {
            return "w";
        }
        return about.words().containsKey(Severity.WARNING) && tellsApart(check) ? "b w" : "b";
    }

    private static boolean tellsApart(PreflightCheck check) {
        return !(check instanceof QueryCheck query) || query.query().contains("AS blocks");
    }

    private static String section(PreflightCheck check) {
        About about = check.about();
        return "\n### %s\n".formatted(about.id())
                + inOrder(about).stream()
                        .map(said -> said(said.getKey(), said.getValue()))
                        .collect(Collectors.joining())
                + "- Who has to act: %s.\n".formatted(about.fault().name().toLowerCase(Locale.ROOT))
                + (check instanceof DatabaseCheck one ? premise(one) : "")
                + (check instanceof QueryCheck ? query(about.id()) : "");
    }

    private static String premise(DatabaseCheck check) {
        return check.features().isEmpty()
                ? ""
                : check.features().stream()
                        .map(feature -> "`%s`".formatted(feature.word()))
                        .sorted()
                        .collect(
                                Collectors.joining(
                                        " and ", "- Asked only where there is: ", ".\n"));
    }

    private static String said(Severity severity, About.Words words) {
        return "- %s: **%s.** %s.\n"
                .formatted(
                        severity == Severity.BLOCKED ? "Blocks" : "Warns",
                        words.title(),
                        words.why().substring(0, 1).toUpperCase(Locale.ROOT)
                                + words.why().substring(1));
    }

    private static List<Map.Entry<Severity, About.Words>> inOrder(About about) {
        return about.words().entrySet().stream().sorted(Map.Entry.comparingByKey()).toList();
    }

    private static String query(String id) {
        Path file = QUERIES.resolve(id.replace('-', '_') + ".sql");
        try {
            String header =
                    Files.readAllLines(file).stream()
                            .takeWhile(line -> line.startsWith("--"))
                            .map(line -> line.substring(2).strip())
                            .collect(Collectors.joining(" "));
            return "- [%s](%s): %s\n".formatted(file.getFileName(), file, header);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
