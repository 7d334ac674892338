package io.greenlight.cutover.probe;

import io.greenlight.contracts.Downtime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// How long one endpoint was away: from the last answer before a look that failed to the first one
/// after it. A client that asked in between got none. A time in which nobody looked counts as away
/// only where a look failed before or after.
public record Absence(Downtime downtime) {

    /// Longer than any look takes: then nobody looked.
    private static final Duration NOBODY = Duration.ofSeconds(5);

    /// What those looks at one endpoint come to; there is one at least, and they are in the order
    /// of time.
    static Absence of(List<Sample> looks) {
        int gaps = 0;
        Duration longest = Duration.ZERO;
        Duration together = Duration.ZERO;
        Duration unwatched = Duration.ZERO;
        Instant known = looks.getFirst().start();
        Instant good = known;
        boolean isAway = false;
        for (Sample look : looks) {
            Duration idle = Duration.between(known, look.start());
            unwatched = idle.compareTo(NOBODY) > 0 ? unwatched.plus(idle) : unwatched;
            known = latest(known, look.end());
            Duration away = Duration.between(good, look.end());
            if (look.isGood() && isAway) {
                gaps++;
                longest = longer(longest, away);
                together = together.plus(away);
            }
            isAway = !look.isGood();
            good = look.isGood() ? latest(good, look.end()) : good;
        }
        if (isAway) {
            Duration away = Duration.between(good, known);
            gaps++;
            longest = longer(longest, away);
            together = together.plus(away);
        }
        String endpoint = looks.getFirst().endpoint();
        return new Absence(new Downtime(endpoint, gaps, longest, together, unwatched));
    }

    /// For a person.
    public String sentence() {
        String away =
                downtime.gaps() == 0
                        ? "%s answered every look".formatted(downtime.endpoint())
                        : "%s was away for %s in %d gaps, %s at the longest"
                                .formatted(
                                        downtime.endpoint(),
                                        seconds(downtime.together()),
                                        downtime.gaps(),
                                        seconds(downtime.longest()));
        return downtime.unwatched().isZero()
                ? away
                : "%s; for %s nobody looked".formatted(away, seconds(downtime.unwatched()));
    }

    private static String seconds(Duration duration) {
        return "%d.%03d s".formatted(duration.toSeconds(), duration.toMillisPart());
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
