package io.greenlight.backbone.plan;

import io.greenlight.backbone.journal.Journal;
import io.greenlight.backbone.journal.Page;
import io.greenlight.backbone.journal.RunState;
import io.greenlight.backbone.journal.StepRecord;
import io.greenlight.backbone.journal.StepRecord.Status;
import io.greenlight.contracts.Reason;
import io.greenlight.contracts.UpgradeOrder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// One slice of work on one run, under its lease: from step to step, each move written down.
///
/// How a step ended and that the next one is tried are one write. What happened is told once it is
/// written, and not before: another copy may have overtaken this one, and tell something else.
final class PlanWalk<F> {

    /// A person is told each time, and may ask for another try at once.
    private static final Duration STUCK_RECHECK = Duration.ofMinutes(5);

    /// Whoever was not looked at for longer was not worked on: no step asks for a longer wait.
    private static final Duration ABSENCE = Duration.ofMinutes(10);

    private final UpgradeOrder order;
    private final Plan<F> plan;
    private final Journal<F> journal;
    private final StepAttempt attempts;
    private final Chronicle chronicle;
    private final Clock clock;
    private final List<StepRecord> ended = new ArrayList<>();
    private Optional<Journal.Entry<F>> entry;

    PlanWalk(
            UpgradeOrder order,
            Plan<F> plan,
            Journal<F> journal,
            Optional<Journal.Entry<F>> entry,
            StepAttempt attempts,
            Chronicle chronicle,
            Clock clock) {
        this.order = order;
        this.plan = plan;
        this.journal = journal;
        this.entry = entry;
        this.attempts = attempts;
        this.chronicle = chronicle;
        this.clock = clock;
    }

    /// A page, which may be yet to be written, and for how long it is left alone; empty to go on.
    private record Move<F>(Page<F> page, Optional<Duration> pause) {

        static <F> Move<F> on(Page<F> page) {
            return new Move<>(page, Optional.empty());
        }

        static <F> Move<F> rest(Page<F> page, Duration pause) {
            return new Move<>(page, Optional.of(pause));
        }
    }

    /// Works until that moment, or until there is something to wait for. What the page was turned
    /// into (a run that unwinds, another round) is written with the first attempt, and before it.
    Progress go(Page<F> first, Instant until) {
        Move<F> move = Move.on(first);
        while (move.pause().isEmpty()) {
            Page<F> page = move.page();
            move =
                    switch (page.state()) {
                        case RunState.Running _ -> forward(page);
                        case RunState.Unwinding unwinding -> back(page, unwinding.reason());
                        case RunState.Finished _, RunState.Unwound _ ->
                                Move.rest(page, Duration.ZERO);
                    };
            if (!clock.instant().isBefore(until)) {
                break;
            }
        }
        settle(move.page());
        return new Progress(
                chronicle.end(),
                move.page().state(),
                move.pause().orElse(Duration.ZERO),
                move.page().round(),
                told(first, move.page()));
    }

    private Move<F> forward(Page<F> page) {
        Optional<Step<F>> next =
                plan.steps().stream().filter(step -> !isDone(page, step)).findFirst();
        if (next.isEmpty()) {
            return Move.on(page.in(new RunState.Finished()));
        }
        Step<F> step = next.get();
        Instant now = clock.instant();
        StepRecord started =
                page.of(step.name())
                        .map(before -> again(before, now))
                        .orElseGet(() -> firstTime(step, now));
        write(page.with(started));
        StepOutcome outcome = attempts.run(step, run(page.facts(), started, now));

        if (!(outcome instanceof StepOutcome.NotYet)
                || !outcome.sentence().equals(started.sentence())) {
            chronicle.attemptEnded(started, outcome.word(), outcome.sentence(), now);
        }
        return forward(step, started, outcome);
    }

    private Move<F> forward(Step<F> step, StepRecord started, StepOutcome outcome) {
        Page<F> ran = entry.orElseThrow().page();
        return switch (outcome) {
            case StepOutcome.Done _ -> Move.on(ran.with(ended(started, Status.DONE, outcome)));
            case StepOutcome.NotYet notYet ->
                    Move.rest(
                            ran.with(ended(started, Status.STARTED, outcome)), notYet.recheckIn());
            case StepOutcome.GiveUp giveUp -> {
                Page<F> given = ran.with(ended(started, Status.STARTED, outcome));
                yield plan.canUnwind(step)
                        ? Move.on(given.in(new RunState.Unwinding(giveUp.reason())))
                        : stuck(given, step, giveUp.reason());
            }
            case StepOutcome.TooLate _ ->
                    throw new IllegalStateException(
                            step.name() + " said of a run what is an undo's");
        };
    }

    private Move<F> back(Page<F> page, Reason reason) {
        Optional<Step<F>> last =
                plan.reversible().reversed().stream()
                        .filter(step -> isOpen(page, step))
                        .findFirst();
        if (last.isEmpty()) {
            return Move.on(page.in(new RunState.Unwound(reason)));
        }
        Step<F> step = last.get();
        Instant now = clock.instant();
        StepRecord started = undoing(page.of(step.name()).orElseThrow(), now);
        write(page.with(started));
        StepOutcome outcome = attempts.undo(step, run(page.facts(), started, now));
        Page<F> ran = entry.orElseThrow().page();
        return switch (outcome) {
            case StepOutcome.Done done -> {
                chronicle.attemptEnded(started, "undone", done.evidence(), now);
                yield Move.on(ran.with(ended(started, Status.UNDONE, outcome)));
            }
            case StepOutcome.NotYet notYet ->
                    Move.rest(
                            ran.with(ended(started, Status.UNDOING, outcome)), notYet.recheckIn());
            case StepOutcome.TooLate tooLate -> {
                chronicle.attemptEnded(started, "too-late", tooLate.evidence(), now);
                yield Move.on(
                        ran.with(ended(started, Status.DONE, outcome)).in(new RunState.Running()));
            }
            case StepOutcome.GiveUp giveUp ->
                    stuck(ran.with(ended(started, Status.UNDOING, outcome)), step, giveUp.reason());
        };
    }

    private Move<F> stuck(Page<F> page, Step<F> step, Reason reason) {
        chronicle.stuck(step.name(), reason);
        return Move.rest(page, STUCK_RECHECK);
    }

    private Run<F> run(F facts, StepRecord line, Instant now) {
        return new Run<>(
                order,
                facts,
                line.attempts(),
                Duration.between(line.since(), now),
                kept -> write(entry.orElseThrow().page().knowing(kept)));
    }

    /// Writes the page, unless it is written.
    private void settle(Page<F> page) {
        if (entry.map(Journal.Entry::page).equals(Optional.of(page))) {
            chronicle.written();
        } else {
            write(page);
        }
    }

    private void write(Page<F> page) {
        entry = Optional.of(journal.write(entry, page));
        chronicle.written();
    }

    private List<StepRecord> told(Page<F> first, Page<F> last) {
        boolean isOver =
                last.state() instanceof RunState.Finished
                        || last.state() instanceof RunState.Unwound;
        return ended.isEmpty() && !isOver
                ? List.of()
                : Stream.concat(first.lastWords().stream(), ended.stream()).toList();
    }

    private StepRecord ended(StepRecord line, Status status, StepOutcome outcome) {
        StepRecord record =
                new StepRecord(
                        line.step(),
                        status,
                        line.attempts(),
                        line.since(),
                        clock.instant(),
                        outcome.sentence());
        if (!(outcome instanceof StepOutcome.NotYet)) {
            ended.add(record);
        }
        return record;
    }

    /// Patience counts the time in which somebody worked: a service that comes back after a week
    /// has as much of it left as it had.
    private static StepRecord again(StepRecord before, Instant now) {
        Duration gap = Duration.between(before.at(), now);
        Instant since = gap.compareTo(ABSENCE) > 0 ? before.since().plus(gap) : before.since();
        return new StepRecord(
                before.step(),
                before.status(),
                before.attempts() + 1,
                since,
                now,
                before.sentence());
    }

    private static StepRecord undoing(StepRecord before, Instant now) {
        return before.status() == Status.UNDOING
                ? again(before, now)
                : new StepRecord(before.step(), Status.UNDOING, 1, now, now, "");
    }

    private static <F> StepRecord firstTime(Step<F> step, Instant now) {
        return new StepRecord(step.name(), Status.STARTED, 1, now, now, "");
    }

    private boolean isDone(Page<F> page, Step<F> step) {
        return page.of(step.name()).filter(one -> one.status() == Status.DONE).isPresent();
    }

    private boolean isOpen(Page<F> page, Step<F> step) {
        return page.of(step.name()).filter(one -> one.status() != Status.UNDONE).isPresent();
    }
}
