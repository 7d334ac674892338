package io.greenlight.notifier;

import com.fasterxml.jackson.annotation.JsonValue;
import io.greenlight.contracts.CleanupCompleted;
import io.greenlight.contracts.CleanupRefused;
import io.greenlight.contracts.CutoverAbandoned;
import io.greenlight.contracts.PreflightFailed;
import io.greenlight.contracts.PreflightPassed;
import io.greenlight.contracts.PreupgradeCompleted;
import io.greenlight.contracts.RehearsalCompleted;
import io.greenlight.contracts.UpgradeCompleted;
import io.greenlight.contracts.UpgradeDiscovered;
import io.greenlight.contracts.UpgradeEvent;
import io.greenlight.contracts.UpgradePrepared;
import io.greenlight.contracts.UpgradeStuck;
import io.greenlight.contracts.UpgradeUnwound;
import io.greenlight.contracts.UpgradedGlobally;
import io.greenlight.contracts.UpgradedInPlace;
import io.greenlight.contracts.WayBackRefused;
import io.greenlight.contracts.WentBack;
import java.util.List;
import java.util.Optional;

/// Where an upgrade stands, by the last event that says so.
///
/// ```text
///   in progress --> blocked --> in progress        after preflight-requested
///   in progress --> stuck   --> in progress        it goes on being tried
///   in progress --> upgraded | as before           the two ends
///   upgraded    --> stuck   --> upgraded           a cleanup that needed a person
///   in progress --> prepared | rehearsed           it was to stop there
///   upgraded    --> went back                      the clone is the cluster again
/// ```
public enum Outcome {
    IN_PROGRESS("in progress"),
    BLOCKED("blocked"),
    STUCK("stuck"),
    PREPARED("prepared"),
    REHEARSED("rehearsed"),
    UPGRADED("upgraded"),
    WENT_BACK("went back"),
    AS_BEFORE("as before");

    private final String words;

    Outcome(String words) {
        this.words = words;
    }

    /// As a report has it.
    @JsonValue
    public String words() {
        return words;
    }

    /// Where the upgrade with these events stands.
    ///
    /// @param events as they happened
    static Outcome of(List<UpgradeEvent> events) {
        boolean isCleanedUp = events.stream().anyMatch(CleanupCompleted.class::isInstance);
        return events.reversed().stream()
                // What was stuck was the cleanup, and that has ended.
                .filter(event -> !(isCleanedUp && event instanceof UpgradeStuck))
                .map(Outcome::saidBy)
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(IN_PROGRESS);
    }

    /// Whether a report is due after it.
    static boolean isEndedBy(UpgradeEvent event) {
        return event instanceof CleanupRefused
                || event instanceof WayBackRefused
                || event instanceof CleanupCompleted
                || saidBy(event).filter(said -> said != IN_PROGRESS).isPresent();
    }

    private static Optional<Outcome> saidBy(UpgradeEvent event) {
        if (event instanceof UpgradeDiscovered
                || event instanceof PreflightPassed
                || event instanceof UpgradePrepared
                || event instanceof CutoverAbandoned) {
            return Optional.of(IN_PROGRESS);
        }
        if (event instanceof PreflightFailed) {
            return Optional.of(BLOCKED);
        }
        if (event instanceof UpgradeStuck) {
            return Optional.of(STUCK);
        }
        return ended(event);
    }

    private static Optional<Outcome> ended(UpgradeEvent event) {
        if (event instanceof UpgradeCompleted
                || event instanceof UpgradedInPlace
                || event instanceof UpgradedGlobally) {
            return Optional.of(UPGRADED);
        }
        if (event instanceof PreupgradeCompleted) {
            return Optional.of(PREPARED);
        }
        if (event instanceof RehearsalCompleted) {
            return Optional.of(REHEARSED);
        }
        if (event instanceof WentBack) {
            return Optional.of(WENT_BACK);
        }
        return event instanceof UpgradeUnwound ? Optional.of(AS_BEFORE) : Optional.empty();
    }
}
