package io.greenlight.replication.step;

import io.greenlight.backbone.plan.Run;
import io.greenlight.backbone.plan.Step;
import io.greenlight.backbone.plan.StepOutcome;
import io.greenlight.replication.run.ReplicationFacts;
import java.security.SecureRandom;
import java.util.HexFormat;

/// Leaves the run's own mark in every database of the source: a clone without it was made of
/// something else, or at another time.
///
/// - **Again:** the same mark is left.
/// - **Undo:** the mark goes with the schema of the run.
public final class MarkRun implements Step<ReplicationFacts> {

    private final Access access;
    private final SecureRandom random = new SecureRandom();

    public MarkRun(Access access) {
        this.access = access;
    }

    @Override
    public String name() {
        return "mark-run";
    }

    @Override
    public StepOutcome run(Run<ReplicationFacts> run) throws Exception {
        String nonce =
                run.facts()
                        .drawnNonce()
                        .orElseGet(() -> HexFormat.of().toHexDigits(random.nextLong()));
        run.keep(run.facts().markedBy(nonce));
        access.eachOnSource(
                run, (database, session) -> session.mark().write(run.order().upgrade(), nonce));
        return new StepOutcome.Done("the source carries the mark of this run");
    }

    @Override
    public StepOutcome undo(Run<ReplicationFacts> run) {
        return new StepOutcome.Done("the mark goes with its schema");
    }
}
