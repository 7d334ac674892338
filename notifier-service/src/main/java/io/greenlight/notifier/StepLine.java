package io.greenlight.notifier;

import io.greenlight.contracts.Service;
import io.greenlight.contracts.StepEnded;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// One step in the timeline: its attempts from the first to the one that ended it, taken together.
///
/// @param attempts how many were told of; a step that waits says so only when it has news
/// @param outcome and sentence of the last attempt
/// @param milliseconds from the first attempt's start to the last one's end
public record StepLine(
        Service service,
        String step,
        int attempts,
        String outcome,
        String sentence,
        Instant startedAt,
        long milliseconds) {

    /// The timeline of these attempts.
    ///
    /// @param attempts as they ended
    static List<StepLine> of(List<StepEnded> attempts) {
        List<StepLine> lines = new ArrayList<>();
        for (StepEnded attempt : attempts) {
            int open = openLine(lines, attempt);
            if (open < 0) {
                lines.add(first(attempt));
            } else {
                lines.set(open, lines.get(open).and(attempt));
            }
        }
        return List.copyOf(lines);
    }

    /// The line that waits for a further attempt of that step.
    private static int openLine(List<StepLine> lines, StepEnded attempt) {
        for (int at = lines.size() - 1; at >= 0; at--) {
            StepLine line = lines.get(at);
            if (line.service() == attempt.service() && line.step().equals(attempt.step())) {
                return line.outcome().equals("not-yet") ? at : -1;
            }
        }
        return -1;
    }

    private static StepLine first(StepEnded attempt) {
        return new StepLine(
                attempt.service(),
                attempt.step(),
                1,
                attempt.outcome(),
                attempt.sentence(),
                attempt.startedAt(),
                attempt.took().toMillis());
    }

    private StepLine and(StepEnded attempt) {
        return new StepLine(
                service,
                step,
                attempts + 1,
                attempt.outcome(),
                attempt.sentence(),
                startedAt,
                Duration.between(startedAt, attempt.at()).toMillis());
    }
}
