package io.greenlight.preflight.check;

import io.greenlight.backbone.cluster.database.SqlFile;
import io.greenlight.contracts.Finding;
import java.util.List;

/// A logical slot that is not ours feeds somebody who will have to follow to the target. Slots are
/// not carried over, and one that has lost its log holds nothing for anyone.
final class LogicalSlotCheck implements ServerCheck {

    private static final String SLOTS = SqlFile.beside(LogicalSlotCheck.class, "logical_slots.sql");

    private static final Offenders.Words BLOCKING =
            new Offenders.Words(
                    "logical slots that have lost their log",
                    "their consumer has missed changes already, and while they stand nobody "
                            + "can tell what it expects of the target");

    private static final Offenders.Words WARNING =
            new Offenders.Words(
                    "logical slots of others",
                    "they are not carried to the target: have each consumer drained and its "
                            + "slot made anew there; drop a slot only when nobody needs it any "
                            + "more");

    @Override
    public String id() {
        return "logical-slot";
    }

    @Override
    public List<Finding> inspect(Source source) {
        return source.offenders(SLOTS).judged(this, BLOCKING, WARNING);
    }
}
