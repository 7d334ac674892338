package io.greenlight.backbone.plan;

import io.greenlight.contracts.UpgradeOrder;
import java.time.Duration;

/// What a step knows of the upgrade that it works for.
///
/// @param <F> the facts that the plan resolves on its way
public final class Run<F> {

    private final UpgradeOrder order;
    private final int attempt;
    private final Duration elapsed;
    private final FactKeeper<F> keeper;
    private F facts;

    Run(UpgradeOrder order, F facts, int attempt, Duration elapsed, FactKeeper<F> keeper) {
        this.order = order;
        this.facts = facts;
        this.attempt = attempt;
        this.elapsed = elapsed;
        this.keeper = keeper;
    }

    /// A run outside a plan, for what has to look at the world by itself: facts are not kept.
    public static <F> Run<F> detached(UpgradeOrder order, F facts) {
        return new Run<>(order, facts, 1, Duration.ZERO, kept -> {});
    }

    public UpgradeOrder order() {
        return order;
    }

    /// What was resolved so far.
    public F facts() {
        return facts;
    }

    /// Writes facts into the journal before it returns: what must survive a crash of the very next
    /// instruction (a name to be used, a list to be restored) is kept before it is acted upon.
    public void keep(F resolved) {
        keeper.keep(resolved);
        facts = resolved;
    }

    /// The how-manieth attempt of this step it is, from 1.
    public int attempt() {
        return attempt;
    }

    /// Time since the step's first attempt began.
    public Duration elapsed() {
        return elapsed;
    }

    /// Writes facts down.
    @FunctionalInterface
    interface FactKeeper<F> {
        void keep(F facts);
    }
}
