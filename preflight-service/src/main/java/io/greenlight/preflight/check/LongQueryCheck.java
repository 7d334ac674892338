package io.greenlight.preflight.check;

import io.greenlight.contracts.Severity;
import java.time.Duration;
import java.util.List;

/// Zero-downtime patching waits for a moment between statements. One that runs for minutes leaves
/// it none.
final class LongQueryCheck implements ServerCheck {

    private final Duration longerThan;

    /// @param longerThan how long a statement may run without a word
    LongQueryCheck(Duration longerThan) {
        this.longerThan = longerThan;
    }

    @Override
    public About about() {
        return About.of("long-query")
                .on(Severity.WARNING, Way.IN_PLACE, Way.GLOBAL_MINOR)
                .only(Span.MINOR)
                .says(
                        Severity.WARNING,
                        "statements that have been running for long",
                        "zero-downtime patching drops connections while long statements run,"
                                + " and they begin anew");
    }

    @Override
    public List<Object> values(Route route) {
        return List.of(longerThan.toSeconds());
    }
}
