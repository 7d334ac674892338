package io.greenlight.launcher.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the machine took from everybody while a load ran, looked at four times a second: processor
/// time that a hypervisor gave to others (`steal` in proc_stat(5), all processors together), and
/// time in which somebody waited for a processor or for a disk (`some` in /proc/pressure, the
/// kernel's accounting/psi document). A kernel that does not tell leaves all of it at zero.
public final class MachineTrace implements AutoCloseable {

    private static final Duration BETWEEN = Duration.ofMillis(250);
    private static final Path PROC = Path.of("/proc");

    /// proc_stat(5) counts in USER_HZ, of which Linux has 100 a second on all our machines.
    private static final long MICROS_PER_TICK = 10_000;

    private static final long MICROS_PER_MILLI = 1000;

    /// `cpu user nice system idle iowait irq softirq steal ...`
    private static final int STEAL = 8;

    private final Clock clock;
    private final NavigableMap<Instant, Sample> samples = new TreeMap<>();
    private final Thread looking;

    MachineTrace(Clock clock) {
        this.clock = clock;
        this.looking = Thread.ofPlatform().daemon().name("machine-trace").unstarted(this::look);
    }

    /// Starts looking.
    public static MachineTrace start(Clock clock) {
        MachineTrace trace = new MachineTrace(clock);
        trace.looking.start();
        return trace;
    }

    /// One look, of counters that only grow.
    ///
    /// @param stolen by the hypervisor, in microseconds
    /// @param processor waited for, in microseconds
    /// @param disk waited for, in microseconds
    record Sample(Instant at, long stolen, long processor, long disk) {

        /// @param proc where the kernel tells it
        static Sample read(Path proc, Instant at) {
            return new Sample(
                    at,
                    first(proc.resolve("stat"), "cpu ").map(Sample::stolen).findFirst().orElse(0L),
                    waited(proc.resolve("pressure/cpu")),
                    waited(proc.resolve("pressure/io")));
        }

        private static long stolen(String line) {
            return Long.parseLong(line.split(" +", -1)[STEAL]) * MICROS_PER_TICK;
        }

        private static long waited(Path file) {
            return first(file, "some ")
                    .map(line -> line.substring(line.indexOf("total=") + "total=".length()))
                    .map(Long::parseLong)
                    .findFirst()
                    .orElse(0L);
        }

        private static Stream<String> first(Path file, String start) {
            try {
                return Files.readAllLines(file).stream()
                        .filter(line -> line.startsWith(start))
                        .limit(1);
            } catch (IOException untold) {
                return Stream.empty();
            }
        }
    }

    /// What was taken between two moments, in milliseconds.
    ///
    /// @param stolen processor time, of all processors together
    /// @param processor time in which somebody waited for a processor
    /// @param disk time in which somebody waited for a disk
    public record Taken(long stolen, long processor, long disk) {}

    /// What was taken between those moments, to the nearest looks outside of them.
    public synchronized Taken between(Instant from, Instant to) {
        if (samples.isEmpty()) {
            return new Taken(0, 0, 0);
        }
        Sample first = nearest(samples.floorEntry(from), samples.firstEntry());
        Sample last = nearest(samples.ceilingEntry(to), samples.lastEntry());
        return new Taken(
                (last.stolen() - first.stolen()) / MICROS_PER_MILLI,
                (last.processor() - first.processor()) / MICROS_PER_MILLI,
                (last.disk() - first.disk()) / MICROS_PER_MILLI);
    }

    private static Sample nearest(
            Map.@Nullable Entry<Instant, Sample> outside, Map.Entry<Instant, Sample> end) {
        return (outside == null ? end : outside).getValue();
    }

    /// Writes every look.
    public synchronized void write(Path file) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("at,stolen_us,processor_us,disk_us");
        samples.values()
                .forEach(one ->
                        lines.add(
                                "%s,%d,%d,%d"
                                        .formatted(
                                                one.at(),
                                                one.stolen(),
                                                one.processor(),
                                                one.disk())));
        Files.write(file, lines);
    }

    @Override
    public void close() {
        looking.interrupt();
    }

    private void look() {
        try {
            while (true) {
                add(Sample.read(PROC, clock.instant()));
                // The kernel's counters have no event to wait for.
                Thread.sleep(BETWEEN);
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    synchronized void add(Sample sample) {
        samples.put(sample.at(), sample);
    }
}
