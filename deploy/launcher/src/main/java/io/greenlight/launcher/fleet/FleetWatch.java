package io.greenlight.launcher.fleet;

import io.greenlight.contracts.StepEnded;
import io.greenlight.contracts.UpgradeEvent;
import io.greenlight.launcher.aws.EventFeed;
import io.greenlight.launcher.demo.EventLine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/// Looks on, and does nothing else, until the clusters of a round have ended, each on its own.
final class FleetWatch {

    private static final Duration LOOK = Duration.ofSeconds(2);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.systemDefault());

    private final EventFeed feed;
    private final Clock clock;
    private final Consumer<String> say;
    private final List<UpgradeEvent> events = new ArrayList<>();

    FleetWatch(EventFeed feed, Clock clock, Consumer<String> say) {
        this.feed = feed;
        this.clock = clock;
        this.say = say;
    }

    /// Everything that was heard so far.
    List<UpgradeEvent> events() {
        return List.copyOf(events);
    }

    /// Waits until each of those clusters has ended.
    ///
    /// @param since ends before it are of an earlier round
    /// @return by cluster; without those that did not end in time
    Map<String, Ended> untilAllEnded(Set<String> clusters, Instant since, Duration deadline) {
        Map<String, Ended> ends = new TreeMap<>();
        Instant giveUp = clock.instant().plus(deadline);
        while (!ends.keySet().containsAll(clusters) && clock.instant().isBefore(giveUp)) {
            look(LOOK);
            for (UpgradeEvent event : events) {
                Ended.of(event)
                        .filter(end -> !end.at().isBefore(since))
                        .filter(end -> clusters.contains(end.cluster()))
                        .ifPresent(end -> ends.put(end.cluster(), end));
            }
        }
        return ends;
    }

    /// Waits so long, and hears what there is.
    void look(Duration length) {
        LockSupport.parkNanos(length.toNanos());
        for (UpgradeEvent event : feed.next()) {
            events.add(event);
            tell(event);
        }
    }

    void note(String sentence) {
        say.accept(TIME.format(clock.instant()) + " " + sentence);
    }

    /// Of steps only how they end: six clusters have many.
    private void tell(UpgradeEvent event) {
        if (event instanceof StepEnded step && step.outcome().equals("not-yet")) {
            return;
        }
        say.accept(
                "%s %-10s %s".formatted(TIME.format(event.at()), name(event), EventLine.of(event)));
    }

    private static String name(UpgradeEvent event) {
        return switch (event) {
            case UpgradeEvent.OfUpgrade one -> one.cluster().identifier();
            case UpgradeEvent.OfCluster one -> one.cluster().identifier();
            case UpgradeEvent _ -> "-";
        };
    }
}
