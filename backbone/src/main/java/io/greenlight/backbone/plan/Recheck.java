package io.greenlight.backbone.plan;

import java.time.Duration;

/// How soon a step looks again at what nobody tells it the end of. At first that is after a part of
/// the time that it has waited: most of what is begun ends within minutes, and clients may be out
/// until somebody sees it. What takes longer is looked at as often as the operator wants.
///
/// @param usual what the operator wants
public record Recheck(Duration usual) {

    private static final int PART = 50;
    private static final Duration SHORTEST = Duration.ofMillis(200);
    private static final Duration LONGEST = Duration.ofSeconds(1);
    private static final Duration AT_FIRST = Duration.ofMinutes(5);

    /// When to look again.
    public Duration in(Run<?> run) {
        Duration often = between(SHORTEST, run.elapsed().dividedBy(PART), LONGEST);
        boolean isOften = run.elapsed().compareTo(AT_FIRST) < 0 && often.compareTo(usual) < 0;
        return isOften ? often : usual;
    }

    private static Duration between(Duration least, Duration wanted, Duration most) {
        if (wanted.compareTo(least) < 0) {
            return least;
        }
        return wanted.compareTo(most) > 0 ? most : wanted;
    }
}
