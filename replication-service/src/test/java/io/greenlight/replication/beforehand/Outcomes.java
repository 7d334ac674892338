package io.greenlight.replication.beforehand;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.greenlight.backbone.plan.StepOutcome;
import io.greenlight.contracts.Reason;

/// What tests want of an outcome.
public final class Outcomes {

    private Outcomes() {}

    /// The sentence of what is done.
    public static String done(StepOutcome outcome) {
        return assertInstanceOf(StepOutcome.Done.class, outcome, outcome::sentence).evidence();
    }

    /// What is waited for.
    public static String notYet(StepOutcome outcome) {
        return assertInstanceOf(StepOutcome.NotYet.class, outcome, outcome::sentence).waitingFor();
    }

    /// Why it is given up.
    public static Reason givenUp(StepOutcome outcome) {
        return assertInstanceOf(StepOutcome.GiveUp.class, outcome, outcome::sentence).reason();
    }
}
