package io.greenlight.preflight.check;

import io.greenlight.contracts.Severity;
import java.util.List;

/// pg_dump, and with it pg_upgrade, locks every table of a database in one transaction; so does a
/// publication that lists them.
final class LockTableCheck implements DatabaseCheck {

    @Override
    public About about() {
        return About.of("lock-table")
                .on(Severity.WARNING, Way.IN_PLACE, Way.CLONE, Way.LOGICAL)
                .only(Span.REBUILT)
                .says(
                        Severity.WARNING,
                        "databases with more tables than there is room for locks",
                        "out of shared memory: the dump of the schema, or the "
                                + "making of the publication, would fail; the parameter "
                                + "needs a reboot");
    }

    @Override
    public String remedy(Source source, List<String> wishes) {
        return ParameterRemedy.of(source.cluster(), wishes);
    }
}
