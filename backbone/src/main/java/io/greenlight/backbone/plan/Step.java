package io.greenlight.backbone.plan;

import java.time.Duration;

/// One thing that a plan does, easy to verify.
///
/// A step has no state of its own. It looks first, then acts; [#run] and [#undo] may be called any
/// number of times, by any copy of the service, after any crash. It never sleeps for long, never
/// sends events and never touches the journal: what has to be remembered goes through [Run#keep].
///
/// @param <F> the facts that the plan resolves on its way
public interface Step<F> {

    /// Imperative, kebab-case: `create-slots`.
    String name();

    /// Does it, or looks how far it is.
    ///
    /// @throws Exception for a passing fault: the step is run again, until its patience ends
    StepOutcome run(Run<F> run) throws Exception;

    /// Takes it back, or looks how far that is. Called as well when [#run] was cut off half way.
    ///
    /// @throws Exception for a passing fault: the undo is called again, for ever
    StepOutcome undo(Run<F> run) throws Exception;

    /// How long it may take from its first attempt before the run gives it up.
    default Duration patience() {
        return Duration.ofMinutes(30);
    }
}
