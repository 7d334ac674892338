package io.greenlight.cutover.database;

import io.greenlight.backbone.cluster.database.PublishableTables;
import io.greenlight.backbone.cluster.database.Query;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The publications of one database.
public final class Publications {

    private static final String TABLES =
            "SELECT schemaname, tablename FROM pg_catalog.pg_publication_tables WHERE pubname = ?";

    private static final String MAKING =
            """
            SELECT pg_catalog.format('CREATE PUBLICATION %I FOR TABLE ', ?::text)
                   || pg_catalog.string_agg(pg_catalog.format('ONLY %I.%I', t.s, t.n), ', ')
              FROM unnest(?::text[], ?::text[]) AS t (s, n)
             WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_publication WHERE pubname = ?)
            HAVING pg_catalog.count(*) > 0
            """;

    private static final String EMPTY =
            """
            SELECT pg_catalog.format('CREATE PUBLICATION %I', ?::text)
             WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_publication WHERE pubname = ?)
            """;

    private static final String DROPPING =
            "SELECT pg_catalog.format('DROP PUBLICATION IF EXISTS %I', ?::text)";

    private final Connection connection;

    public Publications(Connection connection) {
        this.connection = connection;
    }

    /// Those of the tables that the publication does not carry.
    public List<PublishableTables.Table> missing(
            String publication, List<PublishableTables.Table> tables) throws SQLException {
        Set<List<String>> there =
                new HashSet<>(
                        new Query(connection, TABLES, publication)
                                .list(row -> List.of(row.getString(1), row.getString(2))));
        return tables.stream()
                .filter(table -> !there.contains(List.of(table.schema(), table.name())))
                .toList();
    }

    /// Makes a publication of those tables, unless one of that name is there.
    public void make(String publication, List<PublishableTables.Table> tables) throws SQLException {
        Query making =
                tables.isEmpty()
                        ? new Query(connection, EMPTY, publication, publication)
                        : new Query(
                                connection,
                                MAKING,
                                publication,
                                tables.stream().map(PublishableTables.Table::schema).toList(),
                                tables.stream().map(PublishableTables.Table::name).toList(),
                                publication);
        making.build();
    }

    /// Drops it; a name that is not there is passed over.
    public void drop(String publication) throws SQLException {
        new Query(connection, DROPPING, publication).build();
    }
}
