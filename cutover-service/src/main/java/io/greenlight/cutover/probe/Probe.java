package io.greenlight.cutover.probe;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;

/// Looks at all endpoints of one cluster beside everything else that this process does, and writes
/// down every two seconds what it saw.
final class Probe {

    private static final Logger LOG = Logger.getLogger(Probe.class);

    private static final Duration BETWEEN_WRITES = Duration.ofSeconds(2);

    /// The longest look: a login, a question and a write, a second each.
    private static final Duration LONGEST_LOOK = Duration.ofSeconds(4);

    private final List<Lookout> lookouts;
    private final Chunks chunks;
    private final BooleanSupplier isWanted;
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean isOver;

    Probe(List<Lookout> lookouts, Chunks chunks, BooleanSupplier isWanted) {
        this.lookouts = List.copyOf(lookouts);
        this.chunks = chunks;
        this.isWanted = isWanted;
    }

    /// Begins, and returns at once.
    void begin() {
        for (Lookout lookout : lookouts) {
            threads.add(Thread.ofVirtual().start(() -> lookout.lookUntil(this::isOver)));
        }
        Thread.ofVirtual().start(this::keepWriting);
    }

    boolean isOver() {
        return isOver;
    }

    /// Ends it; all that it saw is written when this returns.
    void end() throws InterruptedException {
        isOver = true;
        for (Thread thread : threads) {
            thread.join(LONGEST_LOOK);
        }
        write();
    }

    private void keepWriting() {
        try {
            while (!isOver) {
                // What a process that dies has not written yet is lost: so much at most.
                Thread.sleep(BETWEEN_WRITES);
                tryToWrite();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /// A bucket that does not answer is no reason to stop looking.
    private void tryToWrite() {
        try {
            write();
            if (!isWanted.getAsBoolean()) {
                isOver = true;
                write();
            }
        } catch (RuntimeException passing) {
            LOG.warnf("what the probe saw is not written yet: %s", passing.getMessage());
        }
    }

    private synchronized void write() {
        List<Sample> seen = new ArrayList<>();
        lookouts.forEach(lookout -> seen.addAll(lookout.take()));
        chunks.add(seen);
    }
}
