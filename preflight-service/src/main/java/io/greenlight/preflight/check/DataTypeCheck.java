package io.greenlight.preflight.check;

import io.greenlight.backbone.cluster.database.SqlFile;
import io.greenlight.contracts.Finding;
import io.greenlight.contracts.UpgradePath;
import java.util.List;

/// pg_upgrade refuses columns whose values name things by the oid that the old server gave them,
/// also inside domains, arrays, ranges and composites: the new server numbers its things anew
/// (pg_upgrade, check.c).
final class DataTypeCheck implements DatabaseCheck {

    private static final String COLUMNS = SqlFile.beside(DataTypeCheck.class, "data_types.sql");

    private static final Offenders.Words WORDS =
            new Offenders.Words(
                    "columns of a datatype that pg_upgrade refuses",
                    "the upgrade of the clone would be refused; the values are kept as text");

    @Override
    public String id() {
        return "data-type";
    }

    @Override
    public boolean appliesTo(UpgradePath path) {
        return path.target().major() > path.source().major();
    }

    @Override
    public List<Finding> inspect(Source source) {
        return source.offenders(
                        COLUMNS,
                        source.order().path().source().major(),
                        source.order().path().target().major())
                .blocked(this, WORDS);
    }
}
