package io.greenlight.launcher.load;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Records of loads that never ran, for tests of those who read them.
public final class Recorded {

    private Recorded() {}

    /// A transaction that was committed.
    ///
    /// @param due since the load's start
    public record Transaction(Duration due, Duration latency) {}

    /// A load of one client.
    public static Timeline timeline(Instant start, List<Transaction> transactions) {
        LatencyTrace trace = new LatencyTrace();
        transactions.forEach(one ->
                trace.add(
                        one.due().toNanos(),
                        one.latency().toNanos(),
                        LatencyTrace.Outcome.COMMITTED));
        return new Timeline(start, List.of(trace));
    }

    /// A machine at which nobody looked.
    public static MachineTrace machine() {
        return new MachineTrace(Clock.systemUTC());
    }
}
