package io.greenlight.replication.database;

import io.greenlight.backbone.cluster.database.Query;
import io.greenlight.backbone.cluster.database.SqlFile;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// The schema of a rehearsal's load on a clone, and its two tables.
final class LoadSchema {

    private static final String MAKE = SqlFile.beside(LoadSchema.class, "make_load_schema.sql");

    private static final String DROP =
            "SELECT pg_catalog.format('DROP SCHEMA IF EXISTS %I CASCADE', ?::text)";

    /// What an extension brought along (pgaudit has two) stays in its server.
    private static final String FIRING =
            """
            SELECT pg_catalog.quote_ident(t.evtname)
              FROM pg_catalog.pg_event_trigger AS t
             WHERE t.evtenabled IN ('A', 'O')
               AND t.evtevent <> 'login'
               AND NOT EXISTS (
                     SELECT FROM pg_catalog.pg_depend AS d
                      WHERE d.classid = 'pg_catalog.pg_event_trigger'::pg_catalog.regclass
                        AND d.objid = t.oid
                        AND d.deptype = 'e')
             ORDER BY t.evtname COLLATE "C"
            """;

    private final Connection connection;
    private final String name;

    LoadSchema(Connection connection, String name) {
        this.connection = connection;
        this.name = name;
    }

    /// The users' event triggers that would fire if it were made.
    List<String> firing() throws SQLException {
        return new Query(connection, FIRING).texts();
    }

    /// Makes it anew, whole or not at all.
    void make() throws SQLException {
        connection.setAutoCommit(false);
        try {
            new Query(connection, MAKE, name).build();
            connection.commit();
        } catch (SQLException refused) {
            connection.rollback();
            throw refused;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    /// Removes it; one that is not there is not missed.
    void drop() throws SQLException {
        new Query(connection, DROP, name).build();
    }
}
