package io.greenlight.backbone.plan;

import java.util.List;
import java.util.stream.Stream;

/// A strategy's way through one service, readable as a table of contents. Between the two lists
/// lies the point of no return: before it a failure unwinds what was done, after it we only go on.
///
/// @param <F> the facts that the steps resolve
public record Plan<F>(List<Step<F>> reversible, List<Step<F>> forwardOnly) {

    public Plan {
        reversible = List.copyOf(reversible);
        forwardOnly = List.copyOf(forwardOnly);
        long names =
                Stream.concat(reversible.stream(), forwardOnly.stream())
                        .map(Step::name)
                        .distinct()
                        .count();
        if (names != reversible.size() + forwardOnly.size()) {
            throw new IllegalArgumentException("two steps have one name");
        }
    }

    /// All steps in their order.
    public List<Step<F>> steps() {
        return Stream.concat(reversible.stream(), forwardOnly.stream()).toList();
    }

    boolean canUnwind(Step<F> step) {
        return reversible.contains(step);
    }
}
