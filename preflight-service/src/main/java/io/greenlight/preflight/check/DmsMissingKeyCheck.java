package io.greenlight.preflight.check;

import io.greenlight.contracts.Severity;
import java.util.Set;

/// DMS passes over every UPDATE and DELETE of a table that has no primary key, without a word, and
/// does not validate it ("Using a PostgreSQL database as an AWS DMS source", limitations). Large
/// values it writes after their row, which it finds by the key: without one they are null.
final class DmsMissingKeyCheck implements DatabaseCheck {

    @Override
    public About about() {
        return About.of("dms-missing-key")
                .on(Severity.BLOCKED, Way.DMS)
                .says(
                        Severity.BLOCKED,
                        "tables without a primary key (with their large columns)",
                        "DMS leaves out their UPDATEs and DELETEs, leaves large columns empty, and"
                                + " does not validate them; before its task starts, make columns"
                                + " that are unique and never null the key, which locks the table"
                                + " while its index is built, or add a column, which rewrites it")
                .says(
                        Severity.WARNING,
                        "tables without a primary key that have only ever taken INSERTs",
                        "INSERTs are copied; the first UPDATE or DELETE while the upgrade runs"
                                + " would be left out, and DMS does not validate these tables");
    }

    @Override
    public Set<Feature> features() {
        return Set.of(Feature.KEYLESS_TABLE);
    }
}
