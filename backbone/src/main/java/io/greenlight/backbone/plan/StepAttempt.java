package io.greenlight.backbone.plan;

import io.greenlight.backbone.journal.Journal;
import io.greenlight.contracts.Fault;
import io.greenlight.contracts.Reason;
import java.time.Duration;
import org.jboss.logging.Logger;

/// One attempt of one step, whose every end is an outcome: what it throws is a passing fault, tried
/// again with growing pauses until the step's patience ends, or a promise of ours that was broken,
/// which no repetition mends.
final class StepAttempt {

    private static final Logger LOG = Logger.getLogger(StepAttempt.class);
    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);

    /// Which part of a step's time so far is waited for after a fault.
    private static final int PART = 8;

    private final Failpoints failpoints;

    StepAttempt(Failpoints failpoints) {
        this.failpoints = failpoints;
    }

    <F> StepOutcome run(Step<F> step, Run<F> run) {
        failpoints.reached(step.name() + ".before");
        StepOutcome outcome = patiently(step, run, guarded(step, run, step::run));
        failpoints.reached(step.name() + ".after");
        return outcome;
    }

    <F> StepOutcome undo(Step<F> step, Run<F> run) {
        failpoints.reached(step.name() + ".before-undo");
        StepOutcome outcome = patiently(step, run, guarded(step, run, step::undo));
        failpoints.reached(step.name() + ".after-undo");
        return outcome;
    }

    private <F> StepOutcome guarded(Step<F> step, Run<F> run, Act<F> act) {
        try {
            return act.on(run);
        } catch (Journal.Overtaken overtaken) {
            throw overtaken;
        } catch (IllegalStateException broken) {
            LOG.error("a promise of ours was broken in " + step.name(), broken);
            return new StepOutcome.GiveUp(
                    new Reason(
                            "broken-promise",
                            Fault.GREENLIGHT,
                            "%s: %s".formatted(step.name(), broken.getMessage()),
                            "This is a defect of Greenlight: report it with the service's log"));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return new StepOutcome.NotYet(step.name() + " was interrupted", Duration.ZERO);
        } catch (Exception passing) {
            LOG.warn("a passing fault in " + step.name(), passing);
            return new StepOutcome.NotYet(
                    "%s: %s".formatted(step.name(), passing.getMessage()), pause(run.elapsed()));
        }
    }

    private static <F> StepOutcome patiently(Step<F> step, Run<F> run, StepOutcome outcome) {
        boolean over = run.elapsed().compareTo(step.patience()) > 0;
        if (!over || !(outcome instanceof StepOutcome.NotYet notYet)) {
            return outcome;
        }
        return new StepOutcome.GiveUp(
                new Reason(
                        "out-of-patience",
                        Fault.PLATFORM,
                        "%s was not done after %d minutes: %s"
                                .formatted(
                                        step.name(),
                                        step.patience().toMinutes(),
                                        notYet.waitingFor()),
                        "Remove what it waited for, then ask for another try"));
    }

    /// It grows with time and not with attempts: a step that looks every second has many of them
    /// behind it when the first fault comes.
    private static Duration pause(Duration elapsed) {
        Duration grown = elapsed.dividedBy(PART);
        if (grown.compareTo(SHORTEST_PAUSE) < 0) {
            return SHORTEST_PAUSE;
        }
        return grown.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : grown;
    }

    /// What is tried.
    @FunctionalInterface
    private interface Act<F> {
        StepOutcome on(Run<F> run) throws Exception;
    }
}
