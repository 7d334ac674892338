package io.greenlight.preflight.forecast;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.greenlight.contracts.EventCodec;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/// What somebody has measured with real servers, and where: the files beside this class, which
/// `ApplyMeasure` and `UpgradeMeasure` write.
public record Measured(Apply apply, Upgrade upgrade) {

    /// What lies beside this class.
    public static Measured here() {
        ObjectMapper json = EventCodec.newMapper();
        return new Measured(
                read(json, "measured_apply.json", Apply.class),
                read(json, "measured_upgrade.json", Upgrade.class));
    }

    private static <T> T read(ObjectMapper json, String name, Class<T> type) {
        try (InputStream file = Measured.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException(name + " was left out of the build");
            }
            return json.readValue(file, type);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + name, unreadable);
        }
    }

    /// Where and of what it was measured.
    ///
    /// @param commit as git names it
    public record Scene(String machine, String commit, String source, String target) {

        String words() {
            return "PostgreSQL %s to %s on %s, commit %s"
                    .formatted(source, target, machine, commit);
        }
    }

    /// How fast one subscription applies.
    public record Apply(Scene scene, List<Load> loads) {

        public Apply {
            loads = List.copyOf(loads);
        }

        double slowest() {
            return loads.stream().mapToDouble(Load::slowest).min().orElseThrow();
        }

        double fastest() {
            return loads.stream().mapToDouble(Load::fastest).max().orElseThrow();
        }
    }

    /// One kind of writes.
    ///
    /// @param runs each on its own
    public record Load(String load, List<Applied> runs) {

        public Load {
            runs = List.copyOf(runs);
        }

        public double slowest() {
            return runs.stream().mapToDouble(Applied::rate).min().orElseThrow();
        }

        public double fastest() {
            return runs.stream().mapToDouble(Applied::rate).max().orElseThrow();
        }
    }

    /// So much of the source's log was applied in so long.
    public record Applied(long bytes, long rows, long milliseconds) {

        double rate() {
            return bytes * 1000.0 / milliseconds;
        }
    }

    /// How long a clone and its upgrade take.
    public record Upgrade(Scene scene, List<Point> points, Cloned cloning) {

        public Upgrade {
            points = List.copyOf(points);
        }

        /// The shortest and the longest that an upgrade of so many relations takes, by what was
        /// measured of fewer and of more.
        Duration shortest(long relations) {
            return by(relations, Point::shortest).values().stream()
                    .min(Comparator.naturalOrder())
                    .orElseThrow();
        }

        Duration longest(long relations) {
            return by(relations, Point::longest).values().stream()
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
        }

        /// By the shape of the tables, for each a line of its own.
        private Map<String, Duration> by(long relations, ToLongFunction<Point> milliseconds) {
            return points.stream()
                    .collect(
                            Collectors.groupingBy(
                                    Point::shape,
                                    Collectors.collectingAndThen(
                                            Collectors.toList(),
                                            some -> new Line(some, milliseconds).at(relations))));
        }
    }

    /// So many tables of a shape.
    ///
    /// @param milliseconds of each run
    public record Point(String shape, long tables, long relations, List<Long> milliseconds) {

        public Point {
            milliseconds = List.copyOf(milliseconds);
        }

        long shortest() {
            return milliseconds.stream().mapToLong(Long::longValue).min().orElseThrow();
        }

        long longest() {
            return milliseconds.stream().mapToLong(Long::longValue).max().orElseThrow();
        }
    }

    /// A clone with its writer.
    public record Cloned(List<Long> milliseconds) {

        public Cloned {
            milliseconds = List.copyOf(milliseconds);
        }

        Duration shortest() {
            return Duration.ofMillis(
                    milliseconds.stream().mapToLong(Long::longValue).min().orElseThrow());
        }

        Duration longest() {
            return Duration.ofMillis(
                    milliseconds.stream().mapToLong(Long::longValue).max().orElseThrow());
        }
    }
}
