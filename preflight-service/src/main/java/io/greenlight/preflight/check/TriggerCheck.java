package io.greenlight.preflight.check;

import io.greenlight.backbone.cluster.database.SqlFile;
import io.greenlight.contracts.Finding;
import java.util.List;

/// Triggers that are ENABLE ALWAYS or ENABLE REPLICA fire on the target too when a row is
/// replicated, and do their work a second time. A disabled one is disabled on the target as well,
/// which is hardly ever what its owner thinks of.
final class TriggerCheck implements DatabaseCheck {

    private static final String TRIGGERS = SqlFile.beside(TriggerCheck.class, "triggers.sql");

    private static final Offenders.Words WORDS =
            new Offenders.Words(
                    "triggers that are ALWAYS, REPLICA or DISABLED",
                    "ALWAYS and REPLICA triggers fire again on the target for every "
                            + "replicated row; disabled ones stay disabled there");

    @Override
    public String id() {
        return "trigger";
    }

    @Override
    public List<Finding> inspect(Source source) {
        return source.offenders(TRIGGERS).warned(this, WORDS);
    }
}
