package io.greenlight.cutover.pause;

import io.greenlight.contracts.UpgradeId;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;

/// Compares the contents of both sides beside everything else that the run still has to do. The
/// sight of the fence ends with the sessions that hold it: a process that dies takes its comparison
/// with it, and no other copy can have it again.
@Singleton
public final class Comparer {

    private static final Logger LOG = Logger.getLogger(Comparer.class);

    private static final Duration BETWEEN_SIGNS_OF_LIFE = Duration.ofSeconds(2);

    /// The first seconds belong to clients, whose pools fill again.
    private static final Duration BEFORE = Duration.ofSeconds(2);

    private final Comparisons comparisons;

    @Inject
    public Comparer(Comparisons comparisons) {
        this.comparisons = comparisons;
    }

    /// Begins, and closes the contents when it is over.
    void begin(UpgradeId upgrade, Contents contents) {
        AtomicReference<Comparison> progress = new AtomicReference<>(Comparison.of(0));
        comparisons.write(upgrade, progress.get());
        Thread worker = Thread.ofVirtual().start(() -> compare(contents, progress));
        Thread.ofVirtual().start(() -> report(upgrade, worker, progress));
    }

    private static void compare(Contents contents, AtomicReference<Comparison> progress) {
        try (contents) {
            // What is held does not change while we wait.
            Thread.sleep(BEFORE);
            contents.compare(progress::set);
        } catch (Exception broken) {
            progress.updateAndGet(sofar -> sofar.brokenBy(broken));
        }
    }

    private void report(UpgradeId upgrade, Thread worker, AtomicReference<Comparison> progress) {
        boolean isOver = false;
        while (!isOver) {
            try {
                isOver = worker.join(BETWEEN_SIGNS_OF_LIFE);
                comparisons.write(upgrade, progress.get());
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException passing) {
                LOG.warnf(passing, "how the comparison of %s goes could not be written", upgrade);
                isOver = false;
            }
        }
    }
}
