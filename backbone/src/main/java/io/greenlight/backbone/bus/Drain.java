package io.greenlight.backbone.bus;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/// Lets a service stop between two events instead of in the middle of one.
///
/// At SIGTERM no new event is let in, and those at work may end and send what they have to say. The
/// connector closes its channels in the same event at priority 50 (4.33.0); we come before it.
@Singleton
public final class Drain {

    private static final Logger LOG = Logger.getLogger(Drain.class);

    /// One party is ours, so that the phase cannot end before we say so.
    private final Phaser atWork = new Phaser(1);

    private final Duration patience;
    private volatile boolean stopping;

    @Inject
    Drain(BusConfig config) {
        this(config.drain());
    }

    public Drain(Duration patience) {
        this.patience = patience;
    }

    /// Whether the service is on its way out.
    public boolean isStopping() {
        return stopping;
    }

    /// Marks the begin of work on an event, and its end when closed.
    ///
    /// @throws Stopping if no more is let in
    public Entry enter() {
        atWork.register();
        if (stopping) {
            atWork.arriveAndDeregister();
            throw new Stopping();
        }
        return atWork::arriveAndDeregister;
    }

    void onStop(@Observes @Priority(1) @BeforeDestroyed(ApplicationScoped.class) Object event)
            throws InterruptedException {
        stop();
    }

    /// Lets nobody in any more and waits for those who are.
    public void stop() throws InterruptedException {
        stopping = true;
        int phase = atWork.arriveAndDeregister();
        try {
            atWork.awaitAdvanceInterruptibly(phase, patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException tooLong) {
            LOG.warnf(
                    "stopping with %d events unfinished after %s; they will be delivered again",
                    atWork.getUnarrivedParties(), patience);
        }
    }

    /// Work in progress.
    public interface Entry extends AutoCloseable {
        @Override
        void close();
    }

    /// Said to an event that arrives while the service stops; another copy takes it.
    public static final class Stopping extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Stopping() {
            super("the service is stopping");
        }
    }
}
