package io.greenlight.preflight.tool;

import io.greenlight.contracts.PostgresVersion;
import io.greenlight.preflight.check.Route;
import io.greenlight.preflight.check.Way;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What somebody wants to know of a server.
///
/// @param target a major, `17`, for the newest of its minors that we know, or a version, `17.10`
/// @param checks the ids of those to ask; all if empty
/// @param databases those to look at; all if empty
public record Wanted(
        Way way,
        String target,
        List<String> checks,
        List<String> databases,
        Duration statementTimeout) {

    private static final int OLDEST = 13;

    /// The newest minor of each major when this release was made. A check that asks for a minor
    /// wants to know whether a fix is in it, and people upgrade to the newest.
    private static final Map<Integer, Integer> NEWEST =
            new TreeMap<>(Map.of(13, 23, 14, 24, 15, 19, 16, 15, 17, 11, 18, 6));

    public Wanted {
        checks = List.copyOf(checks);
        databases = List.copyOf(databases);
        version(target);
    }

    /// The way from that version.
    ///
    /// @throws IllegalArgumentException that says why there is none
    Route from(PostgresVersion source) {
        PostgresVersion to = version(target);
        if (source.major() < OLDEST) {
            throw wrong(
                    "the server has %s, and %d is the oldest known here".formatted(source, OLDEST));
        }
        if (to.compareTo(source) <= 0) {
            throw wrong("--to %s: the server has %s already".formatted(target, source));
        }
        boolean major = to.major() > source.major();
        switch (way) {
            case GLOBAL_MINOR -> {
                if (major) {
                    throw wrong("--strategy global-minor stays with major " + source.major());
                }
            }
            case CLONE, LOGICAL, DMS -> {
                if (!major) {
                    throw wrong(
                            "--strategy %s leads to another major; in-place takes %s"
                                    .formatted(way.word(), to));
                }
            }
            case IN_PLACE -> {}
        }
        return new Route(way, source, to);
    }

    private static PostgresVersion version(String text) {
        if (text.matches("\\d{2}")) {
            int major = Integer.parseInt(text);
            Integer minor = NEWEST.get(major);
            if (minor != null) {
                return new PostgresVersion(major, minor);
            }
        } else if (text.matches("\\d{2}\\.\\d{1,3}")) {
            PostgresVersion version = PostgresVersion.parse(text);
            if (NEWEST.containsKey(version.major())) {
                return version;
            }
        }
        throw wrong(
                "--to %s: a major of %s, or a version such as 17.10"
                        .formatted(text, NEWEST.keySet()));
    }

    private static IllegalArgumentException wrong(String sentence) {
        return new IllegalArgumentException(sentence);
    }
}
