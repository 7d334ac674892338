package io.greenlight.sandbox.work;

import java.time.Duration;

/// How long things take at least: clients have to meet the states that they will meet on AWS.
///
/// @param provision the shortest time in a state such as creating or upgrading
/// @param rename from a rename to the moment that endpoints follow, as DNS lags behind
public record Pace(Duration provision, Duration rename) {

    /// Does it, and takes at least as long as a provision does.
    void provision(Runnable work) {
        long begun = System.nanoTime();
        work.run();
        pause(provision.minusNanos(System.nanoTime() - begun));
    }

    static void pause(Duration time) {
        try {
            if (time.isPositive()) {
                // The wait is what is simulated here: AWS's own slowness.
                Thread.sleep(time);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the sandbox is closing", e);
        }
    }
}
