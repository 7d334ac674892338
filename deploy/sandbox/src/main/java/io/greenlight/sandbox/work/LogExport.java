package io.greenlight.sandbox.work;

import io.greenlight.sandbox.state.AwsRegion;
import io.greenlight.sandbox.state.Cluster;
import io.greenlight.sandbox.state.Instance;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Exports the log files of clusters that are to export theirs. At least once: a sandbox that is
/// killed between a batch and its note sends that batch again.
public final class LogExport implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger("sandbox");
    private static final Duration INTERVAL = Duration.ofMillis(500);

    private final World world;
    private final @Nullable LogSink sink;
    private final Thread thread;
    private boolean told;
    private volatile boolean closed;

    /// @param sink where to; without one nothing is exported, which is said once
    public LogExport(World world, @Nullable LogSink sink) {
        this.world = world;
        this.sink = sink;
        this.thread = Thread.ofVirtual().name("log-export").start(this::run);
    }

    private void run() {
        while (!closed) {
            try {
                exportAll();
            } catch (IOException | RuntimeException e) {
                tell("logs cannot be exported at the moment: " + e.getMessage());
            }
            LockSupport.parkNanos(INTERVAL.toNanos());
        }
    }

    /// One line for an outage, however long it lasts.
    private void tell(String message) {
        if (!told && !closed) {
            told = true;
            LOG.log(System.Logger.Level.WARNING, message);
        }
    }

    private record Source(LogSink.Stream stream, Path folder) {}

    private void exportAll() throws IOException {
        List<Source> sources = world.ledger().look(this::sources);
        if (sink == null) {
            if (!sources.isEmpty()) {
                tell(
                        "no log is exported: neither --logs-endpoint nor"
                                + " AWS_ENDPOINT_URL_CLOUDWATCH_LOGS nor AWS_ENDPOINT_URL says"
                                + " where to");
                closed = true;
            }
            return;
        }
        for (Source source : sources) {
            export(sink, source);
        }
        told = false;
    }

    private static void export(LogSink sink, Source source) throws IOException {
        var tail = new LogTail(source.folder());
        for (Optional<LogTail.Portion> portion = tail.next();
                portion.isPresent();
                portion = tail.next()) {
            sink.put(source.stream(), portion.get().lines());
            tail.advance(portion.get());
        }
    }

    private List<Source> sources() {
        List<Source> sources = new ArrayList<>();
        for (AwsRegion region : world.ledger().regions().values()) {
            for (Cluster cluster : region.clusters().values()) {
                if (!cluster.exportsLogs()) {
                    continue;
                }
                String group = "/aws/rds/cluster/%s/postgresql".formatted(cluster.identifier());
                for (Instance instance : region.instancesOf(cluster)) {
                    String name = instance.identifier() + ".0";
                    sources.add(
                            new Source(
                                    new LogSink.Stream(region.name(), group, name),
                                    world.logs(instance)));
                }
            }
        }
        return sources;
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        if (sink != null) {
            sink.close();
        }
    }
}
