package io.greenlight.cutover.pause;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// How long each part of a pause took, on a clock that only goes forward.
final class Laps {

    private final long start = System.nanoTime();
    private final Map<String, Duration> laps = new LinkedHashMap<>();
    private long last = start;

    /// The part of that name ends here.
    void lap(String name) {
        long now = System.nanoTime();
        laps.put(name, Duration.ofNanos(now - last));
        last = now;
    }

    Duration total() {
        return Duration.ofNanos(last - start);
    }

    @Override
    public String toString() {
        return laps.entrySet().stream()
                .map(lap -> lap.getKey() + " " + milliseconds(lap.getValue()))
                .collect(Collectors.joining(", ", milliseconds(total()) + ": ", ""));
    }

    private static String milliseconds(Duration duration) {
        return "%.1f ms".formatted(duration.toNanos() / 1e6);
    }
}
