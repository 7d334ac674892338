package io.greenlight.sandbox.work;

import java.time.Instant;
import java.util.List;

/// Where exported log lines go.
public interface LogSink extends AutoCloseable {

    /// Where lines of one instance go.
    record Stream(String region, String group, String name) {}

    /// One entry of a log, with all the lines that belong to it.
    record Line(Instant at, String text) {}

    /// Takes lines, the oldest first; throws when it does not have them all.
    void put(Stream stream, List<Line> lines);

    @Override
    void close();
}
