package io.greenlight.preflight.check;

import io.greenlight.contracts.Severity;
import java.util.Set;

/// The apply worker finds a row that has no key by comparing all its columns, and cannot compare
/// json, xml or a point: it stops at the first UPDATE or DELETE of such a table, for good.
final class FullIdentityTypeCheck implements DatabaseCheck {

    @Override
    public About about() {
        return About.of("full-identity-type")
                .on(Severity.BLOCKED, Way.CLONE, Way.LOGICAL)
                .says(
                        Severity.BLOCKED,
                        "columns that cannot be compared, in tables whose rows are named by all"
                                + " their columns",
                        "the apply worker stops at the first UPDATE or DELETE: could not identify"
                                + " an equality operator; the key rewrites the table")
                .says(
                        Severity.WARNING,
                        "columns that cannot be compared, in tables whose rows are named by all"
                                + " their columns, which have only ever taken INSERTs",
                        "INSERTs are replicated; the first UPDATE or DELETE while the upgrade runs"
                                + " would stop the apply worker; the key rewrites the table");
    }

    @Override
    public Set<Feature> features() {
        return Set.of(Feature.FULL_IDENTITY);
    }
}
