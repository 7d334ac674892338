package io.greenlight.notifier;

import io.greenlight.contracts.UpgradeCompleted;
import io.greenlight.contracts.UpgradeEvent;
import io.greenlight.contracts.UpgradeStuck;
import io.greenlight.contracts.UpgradedInPlace;
import java.util.List;

/// How an upgrade stands as one of a run of the fleet. What comes after its end, a cleanup that is
/// stuck or a way back that somebody wanted, makes no failure of it.
enum Job {
    UNDER_WAY("IN PROGRESS", "under way"),
    STUCK("STUCK", "stuck"),
    UPGRADED("SUCCESS", "upgraded"),
    PREPARED("SUCCESS", "prepared"),
    REHEARSED("SUCCESS", "rehearsed"),
    WENT_BACK("WENT BACK", "went back"),
    FAILED("FAILED", "failed");

    private final String status;
    private final String words;

    Job(String status, String words) {
        this.status = status;
        this.words = words;
    }

    /// The first line of a status file.
    String status() {
        return status;
    }

    String words() {
        return words;
    }

    boolean hasEnded() {
        return this != UNDER_WAY && this != STUCK;
    }

    /// How the upgrade with these events stands.
    ///
    /// @param events as they happened
    static Job of(List<UpgradeEvent> events) {
        boolean wasUpgraded =
                events.stream()
                        .anyMatch(event ->
                                event instanceof UpgradeCompleted
                                        || event instanceof UpgradedInPlace);
        List<UpgradeEvent> counted =
                events.stream()
                        .filter(event -> !(wasUpgraded && event instanceof UpgradeStuck))
                        .toList();
        return switch (Outcome.of(counted)) {
            case IN_PROGRESS -> UNDER_WAY;
            case STUCK -> STUCK;
            case PREPARED -> PREPARED;
            case REHEARSED -> REHEARSED;
            case UPGRADED -> UPGRADED;
            case BLOCKED, AS_BEFORE -> FAILED;
            case WENT_BACK -> wasUpgraded ? WENT_BACK : FAILED;
        };
    }
}
