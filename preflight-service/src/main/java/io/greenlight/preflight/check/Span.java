package io.greenlight.preflight.check;

import java.util.function.Predicate;

/// Between which versions a check counts.
///
/// @param words for the page of all checks
public record Span(String words, Predicate<Route> holds) {

    public static final Span ANY = new Span("any", route -> true);

    /// Patches alone leave it as it is.
    static final Span ANOTHER =
            new Span("any other", route -> !route.source().equals(route.target()));

    static final Span MAJOR = new Span("new major", Route::isMajor);

    /// A restart with other programs, through which Aurora tries to keep connections (zero-downtime
    /// patching).
    static final Span MINOR = new Span("new minor, or patches", route -> !route.isMajor());

    /// Whatever makes a new cluster of the old one's contents, or of its files: all, but for a
    /// minor in place, which is a restart with other programs.
    static final Span REBUILT =
            new Span(
                    "any; in place a new major",
                    route -> route.way() != Way.IN_PLACE || route.isMajor());

    /// From below that major to it, or past it.
    static Span to(int major) {
        return new Span(
                "from before %d to %d or later".formatted(major, major),
                route -> route.crosses(major));
    }
}
