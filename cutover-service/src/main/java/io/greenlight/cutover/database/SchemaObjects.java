package io.greenlight.cutover.database;

import io.greenlight.backbone.cluster.database.Query;
import io.greenlight.backbone.cluster.database.SqlFile;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.TreeSet;

/// What the schema of one database is made of. Logical replication does not carry changes of it.
public final class SchemaObjects {

    private static final String LINES = SqlFile.beside(SchemaObjects.class, "schema_objects.sql");
    private static final String STAMP = SqlFile.beside(SchemaObjects.class, "catalog_stamp.sql");

    private final Connection connection;

    public SchemaObjects(Connection connection) {
        this.connection = connection;
    }

    /// One line an object, the same line on every major.
    public Set<String> lines(String runSchema) throws SQLException {
        return new TreeSet<>(new Query(connection, LINES, runSchema).texts());
    }

    /// A value that stays the same as long as the schema does; only comparable with itself.
    public String stamp() throws SQLException {
        return new Query(connection, STAMP).text();
    }
}
