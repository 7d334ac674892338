package io.greenlight.discovery;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/// Looks through the fleet every now and then. A scan that takes longer than the pause between two
/// is not overtaken by the next; one that fails is made up for by the next.
@Singleton
final class DiscoverySchedule {

    private static final Logger LOG = Logger.getLogger(DiscoverySchedule.class);

    private final Scanner scanner;

    @Inject
    DiscoverySchedule(Scanner scanner) {
        this.scanner = scanner;
    }

    @Scheduled(
            identity = "discovery",
            every = "{discovery.every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void scan() {
        try {
            scanner.scan();
        } catch (RuntimeException passing) {
            LOG.warn("the fleet could not be looked through; the next turn tries again", passing);
        }
    }
}
