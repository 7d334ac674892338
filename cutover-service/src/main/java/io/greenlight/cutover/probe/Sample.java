package io.greenlight.cutover.probe;

import java.time.Duration;
import java.time.Instant;

/// One look at one endpoint, and a line of the trace.
///
/// @param endpoint host and port, as clients name it
/// @param version what its server said it is; empty if it did not answer
/// @param took from the beginning of the look to the answer, or to the failure
/// @param error why it did not answer, as a SQLSTATE; empty if it did
public record Sample(String endpoint, Instant start, String version, Duration took, String error) {

    /// The first line of a trace.
    static final String HEADER = "endpoint,start,latency_us,ok,version,error";

    private static final int PARTS = 6;
    private static final int NANOS_OF_A_MICRO = 1_000;

    boolean isGood() {
        return error.isEmpty();
    }

    /// When it was known.
    Instant end() {
        return start.plus(took);
    }

    /// As it stands in the trace.
    String line() {
        return "%s,%s,%d,%s,%s,%s"
                .formatted(
                        endpoint,
                        start,
                        took.toNanos() / NANOS_OF_A_MICRO,
                        isGood(),
                        version,
                        error.replaceAll("[,\\s]+", " "));
    }

    /// Reads a line of the trace.
    ///
    /// @throws IllegalStateException if it is none
    static Sample parse(String line) {
        String[] parts = line.split(",", -1);
        if (parts.length != PARTS) {
            throw new IllegalStateException("no line of a trace: " + line);
        }
        return new Sample(
                parts[0],
                Instant.parse(parts[1]),
                parts[4],
                Duration.ofNanos(Long.parseLong(parts[2]) * NANOS_OF_A_MICRO),
                parts[5]);
    }
}
