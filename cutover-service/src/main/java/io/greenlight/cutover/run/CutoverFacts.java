package io.greenlight.cutover.run;

import io.greenlight.contracts.SwitchoverFigures;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a cutover resolved on its way and must not lose.
///
/// @param attempt the how-manieth at this target, from 1: a target that is built anew has all of
///   them
/// @param sides null until they were looked for
/// @param fenced roles that a pause locks out, written down before it does: they are let in again
///   when it is undone
/// @param figures null until the switchover is over
public record CutoverFacts(
        int attempt,
        @Nullable Sides sides,
        List<String> fenced,
        @Nullable SwitchoverFigures figures) {

    public CutoverFacts {
        fenced = List.copyOf(fenced);
    }

    /// Nothing is known yet.
    public static CutoverFacts ofAttempt(int attempt) {
        return new CutoverFacts(attempt, null, List.of(), null);
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
        return new CutoverFacts(attempt, found, fenced, figures);
    }

    public CutoverFacts fencing(List<String> roles) {
        return new CutoverFacts(attempt, sides, roles, figures);
    }

    public CutoverFacts measuring(SwitchoverFigures taken) {
        return new CutoverFacts(attempt, sides, fenced, taken);
    }
}
