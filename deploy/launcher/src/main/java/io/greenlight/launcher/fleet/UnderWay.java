package io.greenlight.launcher.fleet;

import io.greenlight.contracts.StepEnded;
import io.greenlight.contracts.UpgradeDiscovered;
import io.greenlight.contracts.UpgradeEvent;
import io.greenlight.contracts.UpgradeId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How many upgrades were under way at once, as their events tell.
///
/// An upgrade is under way from the moment that it was discovered until its last step began, for
/// that step gives its place to another; one without a step until its last word.
final class UnderWay {

    private final List<Change> changes = new ArrayList<>();

    private UnderWay() {}

    /// The most at any moment.
    static int most(List<UpgradeEvent> events) {
        UnderWay underWay = new UnderWay();
        Map<UpgradeId, Instant> ends = ends(events);
        for (UpgradeEvent event : events) {
            if (event instanceof UpgradeDiscovered found) {
                underWay.changes.add(new Change(found.at(), 1));
                Optional.ofNullable(ends.get(found.upgrade()))
                        .ifPresent(end -> underWay.changes.add(new Change(end, -1)));
            }
        }
        return underWay.most();
    }

    /// One more, or one less.
    private record Change(Instant at, int by) {}

    /// At the same moment one ends before another begins.
    private int most() {
        changes.sort(Comparator.comparing(Change::at).thenComparingInt(Change::by));
        int most = 0;
        int now = 0;
        for (Change change : changes) {
            now += change.by();
            most = Math.max(most, now);
        }
        return most;
    }

    private static Map<UpgradeId, Instant> ends(List<UpgradeEvent> events) {
        Map<UpgradeId, Instant> ends = new HashMap<>();
        for (UpgradeEvent event : events) {
            if (event instanceof UpgradeEvent.OfUpgrade last && Ended.of(event).isPresent()) {
                ends.put(last.upgrade(), end(events, last));
            }
        }
        return ends;
    }

    private static Instant end(List<UpgradeEvent> events, UpgradeEvent.OfUpgrade last) {
        return events.stream()
                .filter(StepEnded.class::isInstance)
                .map(StepEnded.class::cast)
                .filter(step -> step.upgrade().equals(last.upgrade()))
                .filter(step -> !step.at().isAfter(last.at()))
                .max(Comparator.comparing(StepEnded::at))
                .map(StepEnded::startedAt)
                .orElse(last.at());
    }
}
