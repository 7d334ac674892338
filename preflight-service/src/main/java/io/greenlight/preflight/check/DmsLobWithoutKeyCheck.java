package io.greenlight.preflight.check;

import io.greenlight.contracts.Severity;
import java.util.Set;

/// DMS writes large values after their row, and finds the row by its primary key. Without one they
/// are null on the target.
final class DmsLobWithoutKeyCheck implements DatabaseCheck {

    @Override
    public About about() {
        return About.of("dms-lob-without-key")
                .on(Severity.BLOCKED, Way.DMS)
                .says(
                        Severity.BLOCKED,
                        "tables without primary key that have large columns",
                        "DMS leaves these columns empty; adding the key rewrites " + "the table");
    }

    @Override
    public Set<Feature> features() {
        return Set.of(Feature.KEYLESS_TABLE);
    }
}
