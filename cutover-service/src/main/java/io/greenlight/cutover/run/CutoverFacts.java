package io.greenlight.cutover.run;

import io.greenlight.contracts.SwitchoverFigures;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a cutover resolved on its way and must not lose.
///
/// @param sides null until they were looked for
/// @param fenced roles that a pause locks out, written down before it does: they are let in again
///   when it is undone
/// @param figures null until the switchover is over
public record CutoverFacts(
        @Nullable Sides sides, List<String> fenced, @Nullable SwitchoverFigures figures) {

    public CutoverFacts {
        fenced = List.copyOf(fenced);
    }

    /// Nothing is known yet.
    public static CutoverFacts none() {
        return new CutoverFacts(null, List.of(), null);
    }

    /// The sides, which the first step of the plan finds.
    public Sides foundSides() {
        if (sides == null) {
            throw new IllegalStateException("a step ran before the sides were found");
        }
        return sides;
    }

    public Optional<SwitchoverFigures> measured() {
        return Optional.ofNullable(figures);
    }

    public CutoverFacts between(Sides found) {
        return new CutoverFacts(found, fenced, figures);
    }

    public CutoverFacts fencing(List<String> roles) {
        return new CutoverFacts(sides, roles, figures);
    }

    public CutoverFacts measuring(SwitchoverFigures taken) {
        return new CutoverFacts(sides, fenced, taken);
    }
}
