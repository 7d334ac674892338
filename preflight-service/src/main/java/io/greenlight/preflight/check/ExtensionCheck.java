package io.greenlight.preflight.check;

import io.greenlight.backbone.cluster.database.SqlFile;
import io.greenlight.contracts.Finding;
import java.util.List;

/// An extension that the target's version does not have stops pg_upgrade, as its library cannot be
/// loaded. What a target has is known for sure only on the target, so of what we have never heard
/// of we say just that.
final class ExtensionCheck implements DatabaseCheck {

    private static final String EXTENSIONS = SqlFile.beside(ExtensionCheck.class, "extensions.sql");

    private static final Offenders.Words BLOCKING =
            new Offenders.Words(
                    "extensions that the target's version does not have",
                    "the upgrade of the clone would be refused; what needs them must go first");

    private static final Offenders.Words WARNING =
            new Offenders.Words(
                    "extensions that must be looked at by hand",
                    "Greenlight does not know whether the target has them, or RDS wants them "
                            + "dropped before a major upgrade and made again after it");

    @Override
    public String id() {
        return "extension";
    }

    @Override
    public List<Finding> inspect(Source source) {
        return source.offenders(EXTENSIONS, source.order().path().target().major())
                .judged(this, BLOCKING, WARNING);
    }
}
