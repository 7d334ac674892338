package io.greenlight.launcher.demo;

import io.greenlight.contracts.ReplicationLagMeasured;
import io.greenlight.contracts.StepEnded;
import io.greenlight.contracts.UpgradeEvent;
import io.greenlight.launcher.aws.EventFeed;
import io.greenlight.launcher.load.Load;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// Looks on, and does nothing else, until the upgrade has ended one way or the other.
final class Watch {

    private static final Duration LOOK = Duration.ofSeconds(2);
    private static final int GLANCES = 20;
    private static final int FIGURES_EVERY = 5;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.systemDefault());

    private final EventFeed feed;
    private final Load load;
    private final Clock clock;
    private final Consumer<String> say;
    private final Disturbance disturbance;
    private final List<UpgradeEvent> events = new ArrayList<>();

    Watch(EventFeed feed, Load load, Clock clock, Consumer<String> say, Disturbance disturbance) {
        this.feed = feed;
        this.load = load;
        this.clock = clock;
        this.say = say;
        this.disturbance = disturbance;
    }

    /// Everything that was heard so far.
    List<UpgradeEvent> events() {
        return List.copyOf(events);
    }

    /// Waits for the first event of that sort, which may have been heard already.
    ///
    /// @return empty if it did not come in time
    Optional<UpgradeEvent> until(Predicate<UpgradeEvent> wanted, Duration deadline) {
        Instant giveUp = clock.instant().plus(deadline);
        for (int looks = 1; clock.instant().isBefore(giveUp); looks++) {
            for (int glance = 0; glance < GLANCES; glance++) {
                LockSupport.parkNanos(LOOK.toNanos() / GLANCES);
                disturbance.look();
            }
            for (UpgradeEvent event : feed.next()) {
                events.add(event);
                tell(event);
                disturbance.heard(event);
            }
            Optional<UpgradeEvent> found = events.stream().filter(wanted).findFirst();
            if (found.isPresent()) {
                return found;
            }
            if (looks % FIGURES_EVERY == 0) {
                figures();
            }
        }
        return Optional.empty();
    }

    /// Lets the load run on and shows how it does.
    void look(Duration length) {
        Instant end = clock.instant().plus(length);
        while (clock.instant().isBefore(end)) {
            Duration left = Duration.between(clock.instant(), end);
            LockSupport.parkNanos(Math.min(left.toNanos(), LOOK.toNanos() * FIGURES_EVERY));
            figures();
        }
        events.addAll(feed.next());
    }

    void figures() {
        Load.Recent recent = load.recent();
        say.accept(
                "%s   load: %,d transactions, p50 %.1f ms, p99 %.1f ms, worst %.1f ms, %d failed"
                        .formatted(
                                now(),
                                recent.transactions(),
                                recent.p50(),
                                recent.p99(),
                                recent.max(),
                                recent.failures()));
    }

    void note(String sentence) {
        say.accept(now() + " " + sentence);
    }

    /// A step that only waits says so once in a while, not each time that it looks.
    private void tell(UpgradeEvent event) {
        boolean waits = event instanceof StepEnded step && step.outcome().equals("not-yet");
        boolean told =
                waits
                        && events.stream()
                                .filter(StepEnded.class::isInstance)
                                .map(StepEnded.class::cast)
                                .filter(other -> !other.equals(event))
                                .anyMatch(other ->
                                        other.sentence().equals(((StepEnded) event).sentence()));
        if (!told) {
            say.accept(TIME.format(event.at()) + " " + EventLine.of(event));
        }
        if (event instanceof ReplicationLagMeasured) {
            figures();
        }
    }

    private String now() {
        return TIME.format(clock.instant());
    }
}
