package io.greenlight.backbone.journal;

import io.greenlight.contracts.UpgradeId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/// All that one service wrote down about one upgrade and one plan.
///
/// @param round the how-manieth time the plan is gone through, from 1
/// @param steps of this round, in the order in which they were first started
/// @param <F> the facts that the service's plan resolves
public record Page<F>(
        UpgradeId upgrade, int round, RunState state, F facts, List<StepRecord> steps) {

    public Page {
        steps = List.copyOf(steps);
    }

    /// The first page of a run that has done nothing yet.
    public static <F> Page<F> blank(UpgradeId upgrade, F facts) {
        return new Page<>(upgrade, 1, new RunState.Running(), facts, List.of());
    }

    /// What was written about that step.
    public Optional<StepRecord> of(String step) {
        return steps.stream().filter(one -> one.step().equals(step)).findFirst();
    }

    /// When something was written about a step last: an end that is told again is told of the same
    /// moment.
    ///
    /// @throws NoSuchElementException if no step was begun
    public Instant lastWritten() {
        return steps.stream().map(StepRecord::at).max(Instant::compareTo).orElseThrow();
    }

    /// The steps that have ended, one way or the other; of a run that unwinds also the one at which
    /// it stopped.
    public List<StepRecord> lastWords() {
        boolean isStopped = state instanceof RunState.Unwinding;
        return steps.stream()
                .filter(line ->
                        switch (line.status()) {
                            case DONE, UNDONE -> true;
                            case STARTED -> isStopped;
                            case UNDOING -> false;
                        })
                .toList();
    }

    /// The same with another line about a step.
    public Page<F> with(StepRecord line) {
        List<StepRecord> changed = new ArrayList<>(steps);
        for (int i = 0; i < changed.size(); i++) {
            if (changed.get(i).step().equals(line.step())) {
                changed.set(i, line);
                return new Page<>(upgrade, round, state, facts, changed);
            }
        }
        changed.add(line);
        return new Page<>(upgrade, round, state, facts, changed);
    }

    /// The same in another state.
    public Page<F> in(RunState changed) {
        return new Page<>(upgrade, round, changed, facts, steps);
    }

    /// The same with other facts.
    public Page<F> knowing(F changed) {
        return new Page<>(upgrade, round, state, changed, steps);
    }

    /// The page of the next round: nothing done yet.
    public Page<F> nextRound(F freshFacts) {
        return new Page<>(upgrade, round + 1, new RunState.Running(), freshFacts, List.of());
    }
}
