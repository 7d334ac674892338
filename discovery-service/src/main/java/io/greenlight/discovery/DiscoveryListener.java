package io.greenlight.discovery;

import io.greenlight.backbone.bus.Dispatch;
import io.greenlight.backbone.bus.EventHandler;
import io.greenlight.contracts.DiscoveryEvent;
import io.greenlight.contracts.DiscoveryRequested;
import io.greenlight.contracts.RehearsalRequested;
import io.greenlight.contracts.RetryRequested;
import io.greenlight.contracts.UpgradeEvent;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;

/// A person who does not want to wait for the schedule, wants what failed tried again, or an
/// upgrade rehearsed.
@Singleton
final class DiscoveryListener implements EventHandler {

    private final Scanner scanner;

    @Inject
    DiscoveryListener(Scanner scanner) {
        this.scanner = scanner;
    }

    /// The scan tells what it found by itself: what it writes on a cluster must come after that.
    @Override
    public List<Dispatch> handle(UpgradeEvent event) {
        return switch ((DiscoveryEvent) event) {
            case DiscoveryRequested _ -> {
                scanner.scan();
                yield List.of();
            }
            case RehearsalRequested asked -> {
                scanner.rehearse(asked.cluster(), asked.at());
                yield List.of();
            }
            case RetryRequested asked -> {
                scanner.retry(asked.at());
                yield List.of();
            }
        };
    }
}
