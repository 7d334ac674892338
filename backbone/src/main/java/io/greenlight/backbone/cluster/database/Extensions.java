package io.greenlight.backbone.cluster.database;

import io.greenlight.backbone.advisory.Advisories;
import io.greenlight.backbone.advisory.Kind;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The extensions of one database, after pg_upgrade has left them at the versions that they had.
public final class Extensions {

    private static final String OUTDATED =
            SqlFile.beside(Extensions.class, "outdated_extensions.sql");

    private final Connection connection;

    Extensions(Connection connection) {
        this.connection = connection;
    }

    /// An extension that this server has a newer version of.
    private record Outdated(String name, String statement, String from, String to) {

        private String change() {
            return "%s %s -> %s".formatted(name, from, to);
        }
    }

    /// Updates those that this server has a newer version of, what others stand on first, and of
    /// the rest those that the advisories put in an order. One that refuses is tried again for as
    /// long as that helps another: not every need is written down. If it still refuses, it works on
    /// as it is.
    public List<String> update() throws SQLException {
        return update(Advisories.known().names(Kind.UPDATED_EXTENSION));
    }

    List<String> update(List<String> early) throws SQLException {
        List<Outdated> outdated =
                new Query(connection, OUTDATED, early)
                        .list(row ->
                                new Outdated(
                                        row.getString(1),
                                        row.getString(2),
                                        row.getString(3),
                                        row.getString(4)));
        List<String> updates = new ArrayList<>();
        Map<Outdated, String> refused = new LinkedHashMap<>();
        int before;
        do {
            before = outdated.size();
            refused.clear();
            for (Outdated one : outdated) {
                update(one)
                        .ifPresentOrElse(
                                objection -> refused.put(one, objection),
                                () -> updates.add(one.change()));
            }
            outdated = List.copyOf(refused.keySet());
        } while (outdated.size() < before && !outdated.isEmpty());
        refused.forEach((one, objection) ->
                updates.add("%s refused: %s".formatted(one.change(), objection)));
        return updates;
    }

    /// What the server has against it; empty if it is updated.
    private Optional<String> update(Outdated one) throws SQLException {
        try {
            Query.execute(connection, one.statement());
            return Optional.empty();
        } catch (SQLException refused) {
            return Optional.of(Objection.of(refused));
        }
    }
}
