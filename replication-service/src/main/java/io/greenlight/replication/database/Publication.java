package io.greenlight.replication.database;

import io.greenlight.backbone.cluster.RunNames;
import io.greenlight.backbone.cluster.database.PublishableTables;
import io.greenlight.backbone.cluster.database.PublishableTables.Table;
import io.greenlight.backbone.cluster.database.Query;
import io.greenlight.backbone.cluster.database.SqlFile;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// The run's publication in one database.
public final class Publication {

    private static final String WRITE = SqlFile.beside(Publication.class, "write_publication.sql");

    private static final String DROP =
            "SELECT pg_catalog.format('DROP PUBLICATION IF EXISTS %I', ?::text)";

    private static final String PUBLISHED =
            """
            SELECT pg_catalog.format('%I.%I', n.nspname, c.relname)
              FROM pg_catalog.pg_publication AS p
              JOIN pg_catalog.pg_publication_rel AS r ON r.prpubid = p.oid
              JOIN pg_catalog.pg_class AS c ON c.oid = r.prrelid
              JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
             WHERE p.pubname = ?
             ORDER BY n.nspname COLLATE "C", c.relname COLLATE "C"
            """;

    private final Connection connection;
    private final RunNames names;

    Publication(Connection connection, RunNames names) {
        this.connection = connection;
        this.names = names;
    }

    /// Makes it, or mends its list; the list of the application's tables in it, quoted.
    public List<String> publish() throws SQLException {
        List<Table> tables = PublishableTables.in(connection, names);
        List<Table> all = new ArrayList<>(tables);
        all.add(own("heartbeat"));
        all.add(own("marker"));
        new Query(
                        connection,
                        WRITE,
                        names.publication(),
                        all.stream().map(Table::schema).toList(),
                        all.stream().map(Table::name).toList())
                .build();
        return tables.stream().map(Table::quoted).toList();
    }

    /// Tables of this database that the publication should carry and does not.
    public List<String> missing() throws SQLException {
        List<String> published = new Query(connection, PUBLISHED, names.publication()).texts();
        return PublishableTables.in(connection, names).stream()
                .map(Table::quoted)
                .filter(table -> !published.contains(table))
                .toList();
    }

    /// Drops it; one that is not there is not missed.
    public void drop() throws SQLException {
        new Query(connection, DROP, names.publication()).build();
    }

    private Table own(String table) {
        return new Table(names.schema(), table, names.schema() + "." + table);
    }
}
