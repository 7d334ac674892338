package io.greenlight.backbone.plan;

import io.greenlight.contracts.Reason;
import java.time.Duration;

/// How one attempt of a step, or of its undo, ended. A passing fault is an exception instead.
public sealed interface StepOutcome {

    /// The word for it in journal, events and logs.
    String word();

    /// What a person reads of it.
    String sentence();

    /// It is so. The next step may start.
    ///
    /// @param evidence what was seen that proves it
    record Done(String evidence) implements StepOutcome {
        @Override
        public String word() {
            return "done";
        }

        @Override
        public String sentence() {
            return evidence;
        }
    }

    /// It is on its way. The step is run again after a while; it never waits by itself.
    record NotYet(String waitingFor, Duration recheckIn) implements StepOutcome {
        @Override
        public String word() {
            return "not-yet";
        }

        @Override
        public String sentence() {
            return waitingFor;
        }
    }

    /// Of an undo only: what it would take back lies behind the point of no return, so there is
    /// nothing to go back to. The step counts as done, and the run goes forward again.
    ///
    /// @param evidence what was seen that proves it
    record TooLate(String evidence) implements StepOutcome {
        @Override
        public String word() {
            return "too-late";
        }

        @Override
        public String sentence() {
            return evidence;
        }
    }

    /// It will not be. Before the point of no return the run unwinds; after it a person is told.
    record GiveUp(Reason reason) implements StepOutcome {
        @Override
        public String word() {
            return "given-up";
        }

        @Override
        public String sentence() {
            return reason.sentence();
        }
    }
}
