package io.greenlight.launcher.demo;

import io.greenlight.launcher.report.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The looks of the service's probe, from the file that it leaves. How long an endpoint was away is
/// computed from them once more, so that nobody has to believe the service.
record ProbeTrace(SortedMap<String, List<Look>> looks) {

    private static final int START = 1;
    private static final int LATENCY = 2;
    private static final int ANSWERED = 3;
    private static final int PARTS = 6;
    private static final long NANOS_OF_A_MICRO = 1_000;
    private static final double NANOS_PER_MILLI = 1e6;

    /// One look at an endpoint.
    record Look(Instant start, Instant end, Result result) {}

    /// Whether somebody answered.
    enum Result {
        ANSWER,
        NONE
    }

    static ProbeTrace read(Path file) throws IOException {
        SortedMap<String, List<Look>> looks = new TreeMap<>();
        try (Stream<String> lines = Files.lines(file)) {
            lines.skip(1)
                    .map(line -> line.split(",", -1))
                    .filter(parts -> parts.length == PARTS)
                    .forEach(parts ->
                            looks.computeIfAbsent(parts[0], _ -> new ArrayList<>())
                                    .add(look(parts)));
        }
        return new ProbeTrace(looks);
    }

    private static Look look(String[] parts) {
        Instant start = Instant.parse(parts[START]);
        return new Look(
                start,
                start.plusNanos(Long.parseLong(parts[LATENCY]) * NANOS_OF_A_MICRO),
                Boolean.parseBoolean(parts[ANSWERED]) ? Result.ANSWER : Result.NONE);
    }

    /// How long each endpoint was away, by its name.
    SortedMap<String, Report.Outage> outages() {
        SortedMap<String, Report.Outage> outages = new TreeMap<>();
        looks.forEach((endpoint, all) -> outages.put(endpoint, outage(endpoint, all)));
        return outages;
    }

    /// An endpoint is away from its last answer before a look without one to the next answer; one
    /// that never came back, to the end of the last look.
    private static Report.Outage outage(String endpoint, List<Look> all) {
        List<Duration> gaps = new ArrayList<>();
        Instant answered = all.getFirst().start();
        Instant seen = answered;
        boolean away = false;
        for (Look look : all) {
            seen = later(seen, look.end());
            if (look.result() == Result.NONE) {
                away = true;
                continue;
            }
            if (away) {
                gaps.add(Duration.between(answered, look.end()));
            }
            away = false;
            answered = later(answered, look.end());
        }
        if (away) {
            gaps.add(Duration.between(answered, seen));
        }
        return new Report.Outage(
                endpoint,
                gaps.size(),
                gaps.stream().mapToLong(Duration::toNanos).max().orElse(0) / NANOS_PER_MILLI,
                gaps.stream().mapToLong(Duration::toNanos).sum() / NANOS_PER_MILLI);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
