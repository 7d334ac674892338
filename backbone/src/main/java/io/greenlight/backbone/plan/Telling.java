package io.greenlight.backbone.plan;

import io.greenlight.backbone.bus.Dispatch;
import io.greenlight.backbone.bus.Outbox;
import io.greenlight.contracts.UpgradeEvent;
import io.opentelemetry.context.Context;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Sends what happened in a slice of work while the slice goes on, in order, from a thread of its
/// own: whoever watches need not wait for its end, and a kill takes little with it. What was not
/// sent when the slice ends is for its handler to send.
final class Telling {

    private static final Logger LOG = Logger.getLogger(Telling.class);

    /// Clients may be waiting for what the slice does next; it is not to share the processor with
    /// this, nor is a short slice to be told in two ways.
    private static final Duration HEAD_START = Duration.ofMillis(500);

    private final Outbox outbox;
    private final Deque<UpgradeEvent> untold = new ArrayDeque<>();
    private boolean isOver;
    private @Nullable Thread sender;

    Telling(Outbox outbox) {
        this.outbox = outbox;
    }

    /// Has it sent soon.
    synchronized void tell(UpgradeEvent event) {
        untold.add(event);
        if (sender == null) {
            sender = Thread.ofVirtual().start(Context.current().wrap(this::sendSoon));
        }
    }

    /// Sends no more, and says what is left. What was being sent is waited for.
    List<UpgradeEvent> end() {
        Thread last;
        synchronized (this) {
            isOver = true;
            notifyAll();
            last = sender;
        }
        if (last != null) {
            try {
                last.join();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
        synchronized (this) {
            return List.copyOf(untold);
        }
    }

    private void sendSoon() {
        try {
            pause();
            for (List<UpgradeEvent> next = next(); !next.isEmpty(); next = next()) {
                outbox.sendAll(next.stream().map(Dispatch::now).toList());
                sent(next.size());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException refused) {
            LOG.warnf("events wait for the end of their slice: %s", refused.getMessage());
        }
    }

    private synchronized void pause() throws InterruptedException {
        long until = System.nanoTime() + HEAD_START.toNanos();
        long left = HEAD_START.toMillis();
        while (!isOver && left > 0) {
            wait(left);
            left = Duration.ofNanos(until - System.nanoTime()).toMillis();
        }
    }

    /// The next to be sent; none when all are, and then the next of all has a sender of its own.
    private synchronized List<UpgradeEvent> next() {
        List<UpgradeEvent> next = isOver ? List.of() : List.copyOf(untold);
        if (next.isEmpty()) {
            sender = null;
        }
        return next;
    }

    private synchronized void sent(int count) {
        for (int n = 0; n < count; n++) {
            untold.remove();
        }
    }
}
