package io.greenlight.discovery;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.quarkus.scheduler.Scheduler;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/// Looks through the fleet every now and then. A scan that takes longer than the pause between two
/// is not overtaken by the next; one that fails is made up for by the next.
@Singleton
final class DiscoverySchedule {

    private static final Logger LOG = Logger.getLogger(DiscoverySchedule.class);

    private final Scanner scanner;
    private final Scheduler scheduler;
    private final DiscoveryConfig config;

    @Inject
    DiscoverySchedule(Scanner scanner, Scheduler scheduler, DiscoveryConfig config) {
        this.scanner = scanner;
        this.scheduler = scheduler;
        this.config = config;
    }

    void begin(@Observes StartupEvent started) {
        scheduler
                .newJob("discovery")
                .setInterval(config.every().toString())
                .setConcurrentExecution(ConcurrentExecution.SKIP)
                .setTask(_ -> scan(), true)
                .schedule();
        LOG.infof("the fleet is looked through every %s", config.every());
    }

    private void scan() {
        try {
            scanner.scan();
        } catch (RuntimeException passing) {
            LOG.warn("the fleet could not be looked through; the next turn tries again", passing);
        }
    }
}
