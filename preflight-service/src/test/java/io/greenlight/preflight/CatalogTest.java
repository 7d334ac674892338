package io.greenlight.preflight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.greenlight.backbone.advisory.Advisories;
import io.greenlight.backbone.advisory.Advisory;
import io.greenlight.backbone.advisory.Kind;
import io.greenlight.contracts.Severity;
import io.greenlight.contracts.Strategy;
import io.greenlight.preflight.check.Catalog;
import io.greenlight.preflight.check.PreflightCheck;
import io.greenlight.preflight.check.QueryCheck;
import io.greenlight.preflight.check.Way;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What holds for all checks, without a server.
class CatalogTest {

    private static final String HOW =
            "./mvnw -pl preflight-service -am test -Dgreenlight.golden=write";

    private final List<PreflightCheck> all = Catalog.of(Duration.ofMinutes(5));

    @Test
    void thePageIsWhatTheChecksSay() throws IOException {
        requireSame(Path.of("CHECKS.md"), CheckPage.markdown());
    }

    @Test
    void thePageOfAdvisoriesIsWhatTheySay() throws IOException {
        requireSame(Path.of("ADVISORIES.md"), AdvisoryPage.markdown());
    }

    private static void requireSame(Path page, String text) throws IOException {
        if ("write".equals(System.getProperty("greenlight.golden"))) {
            Files.writeString(page, text);
        }

        assertEquals(
                Files.exists(page) ? Files.readString(page) : "",
                text,
                () -> page + " does not hold what is said now; if that is meant: " + HOW);
    }

    @Test
    void noTwoChecksHaveOneName() {
        Set<String> ids = new HashSet<>();

        all.forEach(check -> assertTrue(ids.add(check.id()), check.id()));
    }

    @Test
    void everyQueryHasItsCheckAndEveryCheckItsQuery() throws IOException {
        Path queries = Path.of("src/main/resources/io/greenlight/preflight/check");
        try (Stream<Path> files = Files.list(queries)) {
            Set<String> named = new TreeSet<>();
            files.forEach(file -> named.add(String.valueOf(file.getFileName())));
            Set<String> asked = new TreeSet<>();
            all.stream()
                    .filter(QueryCheck.class::isInstance)
                    .forEach(check -> asked.add(check.id().replace('-', '_') + ".sql"));

            assertEquals(named, asked);
        }
    }

    @Test
    void whatCanBlockOnAWayHasWordsForIt() {
        for (PreflightCheck check : all) {
            assertFalse(check.about().words().isEmpty(), check.id());
            assertFalse(check.about().ways().isEmpty(), check.id());
            assertEquals(
                    check.about().ways().containsValue(Severity.BLOCKED),
                    check.about().words().containsKey(Severity.BLOCKED),
                    check.id());
        }
    }

    @Test
    void anAdvisoryCountsOnTheWaysOfTheCheckThatReadsIt() {
        Map<Kind, String> readers =
                Map.of(
                        Kind.REMOVED_EXTENSION, "extension",
                        Kind.RECREATED_EXTENSION, "extension",
                        Kind.UPDATED_EXTENSION, "extension-version",
                        Kind.REMOVED_LIBRARY, "preload-library",
                        Kind.REMOVED_SETTING, "removed-setting",
                        Kind.OUTPUT_PLUGIN, "output-plugin",
                        Kind.REINDEX, "reindex-advice",
                        Kind.KNOWN_BAD_MINOR, "known-bad-minor");
        for (Advisory one : Advisories.known().all()) {
            String reader = readers.get(one.kind());
            Set<String> ways =
                    all.stream()
                            .filter(check -> check.id().equals(reader))
                            .flatMap(check -> check.about().ways().keySet().stream())
                            .map(Way::word)
                            .collect(Collectors.toSet());

            assertTrue(reader == null || ways.containsAll(one.strategies()), one.id());
        }
    }

    @Test
    void theChecksKnowEveryStrategy() {
        Set<String> ways = Arrays.stream(Way.values()).map(Way::word).collect(Collectors.toSet());

        for (Strategy strategy : Strategy.values()) {
            assertTrue(ways.contains(strategy.word()), strategy.word());
        }
    }
}
