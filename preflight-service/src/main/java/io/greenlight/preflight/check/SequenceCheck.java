package io.greenlight.preflight.check;

import io.greenlight.backbone.cluster.database.SqlFile;
import io.greenlight.contracts.Finding;
import java.util.List;

/// Sequences get some headroom when they are set on the target. One that is near its end has none
/// to give.
final class SequenceCheck implements DatabaseCheck {

    private static final String SEQUENCES = SqlFile.beside(SequenceCheck.class, "sequences.sql");

    private static final Offenders.Words BLOCKING =
            new Offenders.Words(
                    "sequences at their end",
                    "there is no room for the headroom that the switchover adds");

    private static final Offenders.Words WARNING =
            new Offenders.Words(
                    "sequences that have used more than four fifths",
                    "they would end soon after the upgrade, if not during it");

    @Override
    public String id() {
        return "sequence";
    }

    @Override
    public List<Finding> inspect(Source source) {
        return source.offenders(SEQUENCES).judged(this, BLOCKING, WARNING);
    }
}
