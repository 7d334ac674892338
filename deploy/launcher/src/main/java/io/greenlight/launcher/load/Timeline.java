package io.greenlight.launcher.load;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.zip.GZIPOutputStream;

/// Every pooled transaction of a load, by the wall clock.
public final class Timeline {

    private static final double NANOS_PER_MILLI = 1e6;
    private static final long BUCKET = Duration.ofMillis(100).toNanos();

    private final Instant start;
    private final List<LatencyTrace> traces;

    Timeline(Instant start, List<LatencyTrace> traces) {
        this.start = start;
        this.traces = List.copyOf(traces);
    }

    /// The worst latency, in milliseconds, of transactions that were due from one moment to
    /// another.
    public double worst(Instant from, Instant to) {
        long first = Duration.between(start, from).toNanos();
        long last = Duration.between(start, to).toNanos();
        long[] worst = {0};
        traces.forEach(trace ->
                trace.forEach((due, latency, _) -> {
                    if (due >= first && due <= last && latency > worst[0]) {
                        worst[0] = latency;
                    }
                }));
        return worst[0] / NANOS_PER_MILLI;
    }

    /// The longest time, in milliseconds, in which nobody's transaction was committed.
    public double longestSilence() {
        LongStream.Builder ends = LongStream.builder();
        traces.forEach(trace ->
                trace.forEach((due, latency, outcome) -> {
                    if (outcome == LatencyTrace.Outcome.COMMITTED) {
                        ends.accept(due + latency);
                    }
                }));
        long[] commits = ends.build().sorted().toArray();
        long longest = 0;
        for (int n = 1; n < commits.length; n++) {
            longest = Math.max(longest, commits[n] - commits[n - 1]);
        }
        return longest / NANOS_PER_MILLI;
    }

    /// A tenth of a second.
    ///
    /// @param at milliseconds since the load's start
    /// @param worst the worst latency of those that were due in it, in milliseconds
    public record Bucket(long at, int transactions, int failures, double worst) {}

    /// The whole load in tenths of a second.
    public List<Bucket> buckets() {
        Map<Long, Bucket> buckets = new TreeMap<>();
        traces.forEach(trace ->
                trace.forEach((due, latency, outcome) ->
                        buckets.merge(due / BUCKET, single(due, latency, outcome), Timeline::sum)));
        return List.copyOf(buckets.values());
    }

    public Instant start() {
        return start;
    }

    /// Writes every transaction: when it was due, how long it took, whether it failed.
    public void write(Path file) throws IOException {
        List<String> lines = new ArrayList<>();
        traces.forEach(trace ->
                trace.forEach((due, latency, outcome) ->
                        lines.add(
                                "%d,%d,%d"
                                        .formatted(
                                                due / 1000, latency / 1000, outcome.failures()))));
        try (PrintWriter out =
                new PrintWriter(
                        new GZIPOutputStream(Files.newOutputStream(file)),
                        false,
                        StandardCharsets.UTF_8)) {
            out.println("# load started at " + start);
            out.println("due_us,latency_us,failed");
            lines.forEach(out::println);
        }
    }

    private static Bucket single(long due, long latency, LatencyTrace.Outcome outcome) {
        return new Bucket(
                due / BUCKET * Duration.ofNanos(BUCKET).toMillis(),
                1,
                outcome.failures(),
                latency / NANOS_PER_MILLI);
    }

    private static Bucket sum(Bucket one, Bucket other) {
        return new Bucket(
                one.at(),
                one.transactions() + other.transactions(),
                one.failures() + other.failures(),
                Math.max(one.worst(), other.worst()));
    }
}
