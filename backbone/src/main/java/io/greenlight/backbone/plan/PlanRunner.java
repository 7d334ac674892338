package io.greenlight.backbone.plan;

import io.greenlight.backbone.bus.Dispatch;
import io.greenlight.backbone.bus.Outbox;
import io.greenlight.backbone.journal.Journal;
import io.greenlight.backbone.journal.Leases;
import io.greenlight.backbone.journal.Page;
import io.greenlight.backbone.journal.RunState;
import io.greenlight.backbone.journal.StepRecord;
import io.greenlight.contracts.Reason;
import io.greenlight.contracts.Service;
import io.greenlight.contracts.UpgradeEvent;
import io.greenlight.contracts.UpgradeOrder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Takes an upgrade through a plan, one slice of work at a time, from wherever the journal says it
/// stands. The only one who moves a [RunState].
///
/// Before an attempt the journal says "started", and how the one before it ended; so whoever comes
/// after a crash runs the same step again, which looks first. A lease keeps two copies from working
/// side by side, and a journal that was written by another copy stops this one at once.
///
/// @param <F> the facts that the plan's steps resolve
public final class PlanRunner<F> {

    private final Service service;
    private final Journal<F> journal;
    private final Leases leases;
    private final Failpoints failpoints;
    private final Clock clock;
    private final Duration slice;
    private final Outbox outbox;

    /// @param slice how long one call works before it lets other upgrades in
    /// @param outbox for what happens while a slice goes on
    public PlanRunner(
            Service service,
            Journal<F> journal,
            Leases leases,
            Failpoints failpoints,
            Clock clock,
            Duration slice,
            Outbox outbox) {
        this.service = service;
        this.journal = journal;
        this.leases = leases;
        this.failpoints = failpoints;
        this.clock = clock;
        this.slice = slice;
        this.outbox = outbox;
    }

    /// Goes on with the run, or starts it with those facts.
    public Progress advance(UpgradeOrder order, Plan<F> plan, Supplier<F> firstFacts) {
        return work(order, plan, firstFacts, page -> page);
    }

    /// Starts the next round of a run that was unwound, with fresh facts; any other run goes on,
    /// and the step that it is at has all its patience again.
    ///
    /// @param asked when another round was asked for. Looks at a run carry the time of what they
    ///   began with: one that comes late, when the run has ended meanwhile, starts nothing
    public Progress restart(
            UpgradeOrder order, Plan<F> plan, Supplier<F> firstFacts, Instant asked) {
        return work(
                order,
                plan,
                firstFacts,
                page ->
                        hasEndedBefore(page, asked)
                                ? page.nextRound(firstFacts.get())
                                : withPatience(page, asked));
    }

    private static <F> boolean hasEndedBefore(Page<F> page, Instant asked) {
        return page.state() instanceof RunState.Unwound
                && page.steps().stream().map(StepRecord::at).noneMatch(asked::isBefore);
    }

    /// Looks at a run ask for nothing anew: they are older than what was written after them.
    private static <F> Page<F> withPatience(Page<F> page, Instant asked) {
        return page.steps().stream()
                .filter(line ->
                        line.status() == StepRecord.Status.STARTED
                                || line.status() == StepRecord.Status.UNDOING)
                .filter(line -> line.at().isBefore(asked))
                .findFirst()
                .map(line -> page.with(line.from(asked)))
                .orElse(page);
    }

    /// Takes back everything that the run did, finished or not; an unwound run stays so.
    public Progress unwind(
            UpgradeOrder order, Plan<F> plan, Supplier<F> firstFacts, Reason reason) {
        return work(
                order,
                plan,
                firstFacts,
                page ->
                        switch (page.state()) {
                            case RunState.Running _, RunState.Finished _ ->
                                    page.in(new RunState.Unwinding(reason));
                            case RunState.Unwinding _, RunState.Unwound _ -> page;
                        });
    }

    /// The page of that run, for who only wants to look.
    public Optional<Page<F>> look(UpgradeOrder order) {
        return journal.read(order.upgrade()).map(Journal.Entry::page);
    }

    private Progress work(UpgradeOrder order, Plan<F> plan, Supplier<F> firstFacts, Turn<F> turn) {
        return switch (leases.take(order.upgrade())) {
            case Leases.Answer.Taken taken -> Progress.elsewhere(atLeastASecond(taken));
            case Leases.Answer.Held lease -> {
                try (lease) {
                    yield walk(order, plan, firstFacts, turn);
                } catch (Journal.Overtaken overtaken) {
                    yield Progress.elsewhere(Duration.ofSeconds(5));
                }
            }
        };
    }

    private Progress walk(UpgradeOrder order, Plan<F> plan, Supplier<F> firstFacts, Turn<F> turn) {
        Optional<Journal.Entry<F>> entry = journal.read(order.upgrade());
        Page<F> page =
                entry.map(Journal.Entry::page)
                        .orElseGet(() -> Page.blank(order.upgrade(), firstFacts.get()));
        Chronicle chronicle = new Chronicle(service, order, clock, outbox);
        PlanWalk<F> walk =
                new PlanWalk<>(
                        order, plan, journal, entry, new StepAttempt(failpoints), chronicle, clock);
        try {
            return walk.go(turn.of(page), clock.instant().plus(slice));
        } catch (RuntimeException failed) {
            tell(chronicle.end(), failed);
            throw failed;
        }
    }

    /// A slice that breaks off has no progress to tell by, and its steps that are done are not done
    /// again.
    private void tell(List<UpgradeEvent> untold, RuntimeException failed) {
        try {
            untold.forEach(event -> outbox.send(Dispatch.now(event)));
        } catch (RuntimeException unsent) {
            failed.addSuppressed(unsent);
        }
    }

    private static Duration atLeastASecond(Leases.Answer.Taken taken) {
        Duration second = Duration.ofSeconds(1);
        return taken.until().compareTo(second) < 0 ? second : taken.until();
    }

    /// What to make of a page before the work on it starts.
    @FunctionalInterface
    private interface Turn<F> {
        Page<F> of(Page<F> page);
    }
}
