package io.greenlight.backbone.cluster.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// The extensions of one database, after pg_upgrade has left them at the versions that they had.
public final class Extensions {

    private static final String OUTDATED =
            """
            SELECT e.extname,
                   pg_catalog.format('ALTER EXTENSION %I UPDATE', e.extname),
                   e.extversion,
                   a.default_version
              FROM pg_catalog.pg_extension AS e
              JOIN pg_catalog.pg_available_extensions AS a ON a.name = e.extname
             WHERE a.default_version <> e.extversion
             ORDER BY e.extname
            """;

    private final Connection connection;

    Extensions(Connection connection) {
        this.connection = connection;
    }

    /// An extension that this server has a newer version of.
    private record Outdated(String name, String statement, String from, String to) {}

    /// Updates those that this server has a newer version of. One that refuses works on as it is.
    public List<String> update() throws SQLException {
        List<Outdated> outdated =
                new Query(connection, OUTDATED)
                        .list(row ->
                                new Outdated(
                                        row.getString(1),
                                        row.getString(2),
                                        row.getString(3),
                                        row.getString(4)));
        List<String> updates = new ArrayList<>();
        for (Outdated one : outdated) {
            updates.add(update(one));
        }
        return updates;
    }

    private String update(Outdated one) {
        String change = "%s %s -> %s".formatted(one.name(), one.from(), one.to());
        try {
            Query.execute(connection, one.statement());
            return change;
        } catch (SQLException refused) {
            return "%s refused: %s".formatted(change, refused.getMessage());
        }
    }
}
