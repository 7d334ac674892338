package io.greenlight.backbone.bus;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Semaphore;

/// Waits of less than a second, which handlers sit out by themselves: SQS delays by whole seconds
/// (SendMessage, DelaySeconds), and clients may be out meanwhile. A few handlers may at a time, so
/// that the others are free for events that have work.
@Singleton
public final class Rests {

    /// Half of the handlers that `META-INF/microprofile-config.properties` allows.
    private static final int SEATS = 4;

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Semaphore seats = new Semaphore(SEATS);
    private final Drain drain;

    @Inject
    public Rests(Drain drain) {
        this.drain = drain;
    }

    /// Waits so long, if that is short and a seat is free, and not on the way out.
    ///
    /// @return whether it has
    public boolean rest(Duration wait) throws InterruptedException {
        boolean isShort = wait.isPositive() && wait.compareTo(SECOND) < 0;
        if (!isShort || drain.isStopping() || !seats.tryAcquire()) {
            return false;
        }
        try {
            // The wait that was asked for, on a virtual thread.
            Thread.sleep(wait);
            return true;
        } finally {
            seats.release();
        }
    }
}
