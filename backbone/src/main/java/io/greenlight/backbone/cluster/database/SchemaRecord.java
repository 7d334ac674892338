package io.greenlight.backbone.cluster.database;

import io.greenlight.backbone.cluster.RunNames;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// What the objects of one database were made of when its clone was about to be made, written into
/// the schema of the run. Logical replication carries rows: DDL after the clone would be missing on
/// the target, and here is found out what it changed, defaults, policies, grants and settings of
/// roles included.
public final class SchemaRecord {

    private static final String DEFINITIONS =
            SqlFile.beside(SchemaRecord.class, "schema_definitions.sql");

    private static final String TAKE =
            "WITH gone AS (DELETE FROM definition) INSERT INTO definition (object, hash) "
                    + DEFINITIONS;

    private static final String CHANGES =
            """
            WITH now (object, hash) AS (%s),
                 changed (object) AS (
                   (SELECT object, hash FROM now EXCEPT ALL SELECT object, hash FROM definition)
                    UNION ALL
                   (SELECT object, hash FROM definition EXCEPT ALL SELECT object, hash FROM now)
                 )
            SELECT DISTINCT object FROM changed ORDER BY object
            """
                    .formatted(DEFINITIONS);

    private final Connection connection;
    private final RunNames names;

    SchemaRecord(Connection connection, RunNames names) {
        this.connection = connection;
        this.names = names;
    }

    /// Writes down what is there now, in the place of any record of before.
    public void take() throws SQLException {
        new Query(connection, TAKE, names.schema()).update();
    }

    /// The objects that came, went, or were changed since the record was taken.
    public List<String> changes() throws SQLException {
        return new Query(connection, CHANGES, names.schema()).texts();
    }
}
