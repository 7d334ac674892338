package io.greenlight.backbone.plan;

import java.time.Duration;

/// How soon a step looks again at what nobody tells it the end of. At first that is every second,
/// the shortest delay that a queue has: most of what is begun ends within minutes, and clients may
/// be out until somebody sees it. What takes longer is looked at as often as the operator wants.
///
/// @param usual what the operator wants
public record Recheck(Duration usual) {

    private static final Duration OFTEN = Duration.ofSeconds(1);
    private static final Duration AT_FIRST = Duration.ofMinutes(5);

    /// When to look again.
    public Duration in(Run<?> run) {
        boolean isOften = run.elapsed().compareTo(AT_FIRST) < 0 && OFTEN.compareTo(usual) < 0;
        return isOften ? OFTEN : usual;
    }
}
