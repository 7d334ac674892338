package io.greenlight.cutover.database;

import io.greenlight.backbone.cluster.database.PublishableTables;
import io.greenlight.backbone.cluster.database.Query;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// What the rows of a table come to: their number and the sum of the hashes of their texts, which
/// does not depend on their order. PostgreSQL's `hashtextextended` gives the same on all majors
/// from 11 on; the settings that a row's text depends on are fixed here.
public final class TableHashes {

    private static final String SETTINGS =
            """
            SET DateStyle = 'ISO, YMD';
            SET IntervalStyle = 'postgres';
            SET TimeZone = 'UTC';
            SET extra_float_digits = 1;
            SET bytea_output = 'hex';
            SET lc_monetary = 'C';
            SET statement_timeout = 0;
            """;

    private static final String STATEMENT =
            """
            SELECT pg_catalog.format(
                'SELECT pg_catalog.count(*) || '' rows, '' || coalesce(pg_catalog.sum('
                || 'pg_catalog.hashtextextended((t.*)::text COLLATE "C", 0)::numeric), 0)'
                || ' FROM ONLY %I.%I AS t', ?::text, ?::text)
            """;

    private final Connection connection;

    public TableHashes(Connection connection) throws SQLException {
        this.connection = connection;
        try (Statement statement = connection.createStatement()) {
            statement.execute(SETTINGS);
        }
    }

    /// The hash of one table, as text: two tables with the same one hold the same rows.
    public String of(PublishableTables.Table table) throws SQLException {
        String sql = new Query(connection, STATEMENT, table.schema(), table.name()).text();
        return new Query(connection, sql).text();
    }

    /// Keeps the sight of this moment: what others commit from now on does not show.
    public void hold() throws SQLException {
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        new Query(connection, "SELECT 1").one(row -> row.getInt(1));
    }

    /// Lets the sight go again.
    public void release() throws SQLException {
        connection.rollback();
    }

    /// The hashes of those tables, in their order.
    public List<String> of(List<PublishableTables.Table> tables) throws SQLException {
        List<String> hashes = new ArrayList<>(tables.size());
        for (PublishableTables.Table table : tables) {
            hashes.add(of(table));
        }
        return hashes;
    }
}
