package io.greenlight.launcher.demo;

import io.greenlight.contracts.ConsentGiven;
import io.greenlight.contracts.ConsentNeeded;
import io.greenlight.contracts.UpgradeEvent;
import io.greenlight.contracts.WayBackRequested;
import io.greenlight.contracts.WentBack;
import io.greenlight.launcher.aws.RequestSender;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// The way back from an upgrade in place, as a person takes it: asks for it, reads what would be
/// lost, agrees.
final class ReturnTrip {

    private final Watch watch;
    private final RequestSender sender;
    private final Clock clock;

    ReturnTrip(Watch watch, RequestSender sender, Clock clock) {
        this.watch = watch;
        this.sender = sender;
        this.clock = clock;
    }

    /// Takes it, and waits for its end.
    ///
    /// @param turn what the upgrade had come to by then
    /// @param deadline for the question, and once more for the end
    /// @return the last word; empty if it did not come in time
    Optional<UpgradeEvent> take(UpgradeEvent.OfUpgrade turn, Duration deadline) {
        Instant asked = clock.instant();
        sender.send(new WayBackRequested(turn.upgrade(), turn.cluster(), asked));
        watch.note("way-back-requested; the question is what that would cost");
        Optional<UpgradeEvent> question =
                watch.until(
                        event -> event instanceof ConsentNeeded && !event.at().isBefore(asked),
                        deadline);
        if (!(question.orElse(null) instanceof ConsentNeeded needed)) {
            return Optional.empty();
        }
        sender.send(
                new ConsentGiven(turn.upgrade(), turn.cluster(), clock.instant(), needed.token()));
        watch.note("consent-given with the token " + needed.token());
        return watch.until(WentBack.class::isInstance, deadline);
    }
}
