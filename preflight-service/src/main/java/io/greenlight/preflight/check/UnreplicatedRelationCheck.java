package io.greenlight.preflight.check;

import io.greenlight.backbone.cluster.database.SqlFile;
import io.greenlight.contracts.Finding;
import java.util.List;

/// Materialized views and foreign tables are not replicated: the former are as old as the clone
/// until somebody refreshes them, the latter need a way from the target to their server.
final class UnreplicatedRelationCheck implements DatabaseCheck {

    private static final String RELATIONS =
            SqlFile.beside(UnreplicatedRelationCheck.class, "unreplicated_relations.sql");

    private static final Offenders.Words WORDS =
            new Offenders.Words(
                    "materialized views and foreign tables",
                    "they are not replicated: refresh the views on the target after the "
                            + "switchover, and see that the target reaches the foreign servers");

    @Override
    public String id() {
        return "unreplicated-relation";
    }

    @Override
    public List<Finding> inspect(Source source) {
        return source.offenders(RELATIONS).warned(this, WORDS);
    }
}
