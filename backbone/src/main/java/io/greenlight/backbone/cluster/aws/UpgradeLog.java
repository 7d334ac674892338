package io.greenlight.backbone.cluster.aws;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a log of pg_upgrade gives as its reason to fail, as one line of an event.
final class UpgradeLog {

    private static final Pattern REASON =
            Pattern.compile(
                    "\\b(error|fatal|panic):|could not |^your installation|\\bfatal$",
                    Pattern.CASE_INSENSITIVE);

    /// A refusal of pg_upgrade's is a paragraph of some six lines, a failed statement can be a
    /// page.
    private static final int LINES = 7;

    private static final int LONGEST = 1_000;

    private UpgradeLog() {}

    /// The first line that names a reason and what stands below it; empty if none does.
    static Optional<String> reasons(String log) {
        List<String> telling = new ArrayList<>();
        for (String line : log.lines().toList()) {
            if (telling.size() < LINES && (!telling.isEmpty() || REASON.matcher(line).find())) {
                telling.add(line);
            }
        }
        return list(String.join("\n", telling));
    }

    /// A list of objects, from its beginning; empty if nothing stands in it.
    static Optional<String> list(String text) {
        String folded = text.strip().replaceAll("\\s+", " ");
        return Optional.of(folded.length() > LONGEST ? folded.substring(0, LONGEST) : folded)
                .filter(one -> !one.isEmpty());
    }
}
