package io.greenlight.cutover;

import io.greenlight.backbone.bus.Dispatch;
import io.greenlight.backbone.journal.Page;
import io.greenlight.backbone.journal.RunLog;
import io.greenlight.backbone.journal.RunState;
import io.greenlight.backbone.journal.StepRecord;
import io.greenlight.backbone.plan.Plan;
import io.greenlight.backbone.plan.PlanRunner;
import io.greenlight.backbone.plan.Progress;
import io.greenlight.contracts.CutoverAbandoned;
import io.greenlight.contracts.CutoverPutOff;
import io.greenlight.contracts.CutoverRequested;
import io.greenlight.contracts.Reason;
import io.greenlight.contracts.UpgradeEvent;
import io.greenlight.contracts.UpgradeOrder;
import io.greenlight.cutover.inplace.consent.Question;
import io.greenlight.cutover.run.CutoverConfig;
import io.greenlight.cutover.watch.WatchedFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/// What is said when a run of an upgrade of a cluster itself has moved: it is looked at again,
/// tried again, given up, or over.
///
/// @param <F> the facts of such a run
abstract class AttendedRuns<F extends WatchedFacts<F>> {

    private static final Logger LOG = Logger.getLogger(AttendedRuns.class);

    private final PlanRunner<F> runner;
    private final RunLog log;
    private final CutoverConfig config;

    AttendedRuns(PlanRunner<F> runner, RunLog log, CutoverConfig config) {
        this.runner = runner;
        this.log = log;
        this.config = config;
    }

    /// Codes of reasons that another attempt cannot mend, or that would stop clients again for
    /// nothing.
    abstract Set<String> hopeless();

    /// What a person is asked, if anybody is.
    abstract Optional<Question> question(F facts);

    /// What is said of a run that is over, the same each time.
    ///
    /// @param at when it ended
    abstract UpgradeEvent over(UpgradeOrder order, F facts, Instant at);

    /// How long at least to stay away between two looks, so that others come to the run.
    Duration room(UpgradeOrder order) {
        return Duration.ZERO;
    }

    /// What the run knows, if there is one.
    final Optional<F> facts(UpgradeOrder order) {
        return runner.look(order).map(Page::facts);
    }

    /// Goes on with the run, or begins it, or its next attempt.
    final List<Dispatch> goOn(
            UpgradeOrder order, Plan<F> plan, Supplier<F> firstFacts, Instant asked) {
        Progress progress = runner.restart(order, plan, firstFacts, asked);
        note(order, progress.told());
        List<Dispatch> dispatches = new ArrayList<>();
        progress.events().stream().map(Dispatch::now).forEach(dispatches::add);
        dispatches.addAll(next(order, progress, asked));
        return dispatches;
    }

    /// Adds what is not there yet: a slice that was killed has said nothing. The log is for people,
    /// and a run does not stop for it.
    private void note(UpgradeOrder order, List<StepRecord> steps) {
        try {
            log.addSteps(order, steps);
        } catch (RuntimeException passing) {
            LOG.warnf("the log of operations is not written yet: %s", passing.getMessage());
        }
    }

    private List<Dispatch> next(UpgradeOrder order, Progress progress, Instant asked) {
        return switch (progress.state()) {
            case RunState.Running _ -> {
                List<Dispatch> dispatches = new ArrayList<>(said(order));
                dispatches.add(again(order, asked, progress));
                yield dispatches;
            }
            case RunState.Unwinding _ -> List.of(again(order, asked, progress));
            case RunState.Finished _ -> {
                Page<F> page = runner.look(order).orElseThrow();
                yield List.of(Dispatch.now(over(order, page.facts(), page.lastWritten())));
            }
            case RunState.Unwound unwound -> unwound(order, unwound.reason(), progress.round());
        };
    }

    /// Said as often as it is open: the same event each time, which tells people once.
    private List<Dispatch> said(UpgradeOrder order) {
        return facts(order)
                .flatMap(this::question)
                .map(question -> Dispatch.now(question.said(order)))
                .stream()
                .toList();
    }

    private List<Dispatch> unwound(UpgradeOrder order, Reason reason, int round) {
        Page<F> page = runner.look(order).orElseThrow();
        Instant at = page.lastWritten();
        if (hopeless().contains(reason.code()) || round >= config.attempts()) {
            return List.of(
                    Dispatch.now(
                            new CutoverAbandoned(
                                    order.upgrade(),
                                    order.cluster(),
                                    at,
                                    reason,
                                    page.facts().downtimes())));
        }
        Instant retryAt = at.plus(config.retryAfter());
        return List.of(
                Dispatch.now(
                        new CutoverPutOff(
                                order.upgrade(), order.cluster(), at, reason, round, retryAt)),
                new Dispatch(
                        new CutoverRequested(order.upgrade(), order.cluster(), at),
                        config.retryAfter()));
    }

    private Dispatch again(UpgradeOrder order, Instant since, Progress progress) {
        Duration soon = progress.recheckIn();
        Duration room = room(order);
        return new Dispatch(
                new CutoverRequested(order.upgrade(), order.cluster(), since),
                soon.compareTo(room) < 0 ? room : soon);
    }
}
