package io.greenlight.preflight.check;

import io.greenlight.backbone.cluster.database.SqlFile;
import io.greenlight.contracts.Finding;
import java.util.List;

/// An event trigger fires on the statements that we run, on source and target, and may refuse them
/// or write of them.
final class EventTriggerCheck implements DatabaseCheck {

    private static final String TRIGGERS =
            SqlFile.beside(EventTriggerCheck.class, "event_triggers.sql");

    private static final Offenders.Words WORDS =
            new Offenders.Words(
                    "event triggers",
                    "they fire on the statements of the upgrade; disable those that refuse or"
                            + " record statements");

    @Override
    public String id() {
        return "event-trigger";
    }

    @Override
    public List<Finding> inspect(Source source) {
        return source.offenders(TRIGGERS).warned(this, WORDS);
    }
}
