package io.greenlight.preflight.check;

import io.greenlight.backbone.cluster.database.SqlFile;
import io.greenlight.contracts.Finding;
import java.util.List;

/// A check that asks a database one question: the `.sql` file with its id for a name.
public sealed interface QueryCheck extends PreflightCheck permits ServerCheck, DatabaseCheck {

    /// What is bound to the question marks of its query.
    default List<Object> values(Route route) {
        return List.of();
    }

    /// What the query wished for, made into one thing to be run.
    ///
    /// @param wishes those of a finding, each once
    default String remedy(Source source, List<String> wishes) {
        return String.join("\n", wishes);
    }

    /// Its query; columns as {@link Source#offenders} wants them.
    default String query() {
        return SqlFile.beside(getClass(), id().replace('-', '_') + ".sql");
    }

    /// What it found; nothing if all is well.
    default List<Finding> inspect(Source source) {
        Offenders found =
                source.offenders(query(), values(source.route()).toArray())
                        .on(source.route().way());
        return about().findings(found, source.route(), wishes -> remedy(source, wishes));
    }
}
