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
import java.util.Optional;

/// One slice of work on one run, under its lease: from step to step, each move written down.
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

    /// Works until that moment, or until there is something to wait for. What the page was turned
    /// into (a run that unwinds, another round) is written before anything is done because of it.
    Progress go(Page<F> first, Instant until) {
        if (!entry.map(Journal.Entry::page).equals(Optional.of(first))) {
            write(first);
        }
        Page<F> page = first;
        while (true) {
            Optional<Duration> pause =
                    switch (page.state()) {
                        case RunState.Running _ -> forward(page);
                        case RunState.Unwinding unwinding -> back(page, unwinding.reason());
                        case RunState.Finished _, RunState.Unwound _ -> Optional.of(Duration.ZERO);
                    };
            page = entry.map(Journal.Entry::page).orElse(page);
            if (pause.isPresent() || !clock.instant().isBefore(until)) {
                return new Progress(
                        chronicle.end(), page.state(), pause.orElse(Duration.ZERO), page.round());
            }
        }
    }

    private Optional<Duration> forward(Page<F> page) {
        Optional<Step<F>> next =
                plan.steps().stream().filter(step -> !isDone(page, step)).findFirst();
        if (next.isEmpty()) {
            write(page.in(new RunState.Finished()));
            return Optional.empty();
        }
        Step<F> step = next.get();
        Instant now = clock.instant();
        StepRecord started =
                page.of(step.name())
                        .map(before -> again(before, now))
                        .orElseGet(() -> firstTime(step, now));
        write(page.with(started));
        Run<F> run = run(page.facts(), started, now);
        StepOutcome outcome = attempts.run(step, run);

        write(after(step, started, outcome));
        if (!(outcome instanceof StepOutcome.NotYet)
                || !outcome.sentence().equals(started.sentence())) {
            chronicle.attemptEnded(
                    step.name(), started.attempts(), outcome.word(), outcome.sentence(), now);
        }
        return switch (outcome) {
            case StepOutcome.NotYet notYet -> Optional.of(notYet.recheckIn());
            case StepOutcome.GiveUp giveUp when !plan.canUnwind(step) ->
                    stuck(step, giveUp.reason());
            case StepOutcome.Done _, StepOutcome.GiveUp _, StepOutcome.TooLate _ ->
                    Optional.empty();
        };
    }

    /// The page once that was the outcome of that attempt. It is written before anybody is told:
    /// another copy may have overtaken this one, and tell something else.
    private Page<F> after(Step<F> step, StepRecord started, StepOutcome outcome) {
        Page<F> ran = entry.orElseThrow().page();
        return switch (outcome) {
            case StepOutcome.Done _ -> ran.with(ended(started, Status.DONE, outcome));
            case StepOutcome.NotYet _ -> ran.with(ended(started, Status.STARTED, outcome));
            case StepOutcome.GiveUp giveUp -> {
                Page<F> given = ran.with(ended(started, Status.STARTED, outcome));
                yield plan.canUnwind(step)
                        ? given.in(new RunState.Unwinding(giveUp.reason()))
                        : given;
            }
            case StepOutcome.TooLate _ ->
                    throw new IllegalStateException(
                            step.name() + " said of a run what is an undo's");
        };
    }

    private Optional<Duration> back(Page<F> page, Reason reason) {
        Optional<Step<F>> last =
                plan.reversible().reversed().stream()
                        .filter(step -> isOpen(page, step))
                        .findFirst();
        if (last.isEmpty()) {
            write(page.in(new RunState.Unwound(reason)));
            return Optional.empty();
        }
        Step<F> step = last.get();
        Instant now = clock.instant();
        StepRecord started = undoing(page.of(step.name()).orElseThrow(), now);
        write(page.with(started));
        StepOutcome outcome = attempts.undo(step, run(page.facts(), started, now));
        Page<F> ran = entry.orElseThrow().page();
        return switch (outcome) {
            case StepOutcome.Done done -> {
                write(ran.with(ended(started, Status.UNDONE, outcome)));
                chronicle.attemptEnded(
                        step.name(), started.attempts(), "undone", done.evidence(), now);
                yield Optional.empty();
            }
            case StepOutcome.NotYet notYet -> {
                write(ran.with(ended(started, Status.UNDOING, outcome)));
                yield Optional.of(notYet.recheckIn());
            }
            case StepOutcome.TooLate tooLate -> {
                write(ran.with(ended(started, Status.DONE, outcome)).in(new RunState.Running()));
                chronicle.attemptEnded(
                        step.name(), started.attempts(), "too-late", tooLate.evidence(), now);
                yield Optional.empty();
            }
            case StepOutcome.GiveUp giveUp -> {
                write(ran.with(ended(started, Status.UNDOING, outcome)));
                yield stuck(step, giveUp.reason());
            }
        };
    }

    private Optional<Duration> stuck(Step<F> step, Reason reason) {
        chronicle.stuck(step.name(), reason);
        return Optional.of(STUCK_RECHECK);
    }

    private Run<F> run(F facts, StepRecord line, Instant now) {
        return new Run<>(
                order,
                facts,
                line.attempts(),
                Duration.between(line.since(), now),
                kept -> write(entry.orElseThrow().page().knowing(kept)));
    }

    private void write(Page<F> page) {
        entry = Optional.of(journal.write(entry, page));
    }

    private StepRecord ended(StepRecord line, Status status, StepOutcome outcome) {
        return new StepRecord(
                line.step(),
                status,
                line.attempts(),
                line.since(),
                clock.instant(),
                outcome.sentence());
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
