package io.greenlight.cutover.inplace.database;

import io.greenlight.backbone.cluster.database.PublishableTables;
import io.greenlight.backbone.cluster.database.Query;
import io.greenlight.cutover.database.RowTexts;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/// The rows of tables as hashes of their texts, put into buckets by the last bits of the hash: two
/// servers whose buckets come to the same hold the same rows there, and only of the others each
/// hash has to be looked at.
final class RowHashes {

    private static final int FETCHED_AT_ONCE = 10_000;

    private static final String BUCKETS =
            """
            SELECT pg_catalog.format(
                'SELECT r.h & 1023, pg_catalog.count(*), pg_catalog.sum(r.h::numeric)'
                || ' FROM (SELECT pg_catalog.hashtextextended((t.*)::text COLLATE "C", 0) AS h'
                || ' FROM ONLY %I.%I AS t) AS r GROUP BY 1',
                ?::text, ?::text)
            """;

    private static final String HASHES =
            """
            SELECT pg_catalog.format(
                'SELECT r.h'
                || ' FROM (SELECT pg_catalog.hashtextextended((t.*)::text COLLATE "C", 0) AS h'
                || ' FROM ONLY %I.%I AS t) AS r'
                || ' WHERE (r.h & 1023)::int = ANY (%L::int[]) ORDER BY 1',
                ?::text, ?::text, ?::text)
            """;

    private static final String IS_THERE =
            """
            SELECT pg_catalog.to_regclass(pg_catalog.format('%I.%I', ?::text, ?::text)) IS NOT NULL
            """;

    private static final String ESTIMATE =
            """
            SELECT greatest(c.reltuples, 0)::bigint
              FROM pg_catalog.pg_class AS c
              JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
             WHERE n.nspname = ?
               AND c.relname = ?
            """;

    private static final String LIMIT =
            "SELECT pg_catalog.set_config('statement_timeout', ?, false)";

    /// How long after its deadline a server is believed to be gone.
    private static final int GRACE_MILLIS = 1_000;

    private final Connection connection;

    /// Hashes over that connection, from which no policy hides rows: who may not see all of a table
    /// is refused, and does not take what is hidden for what is not there.
    RowHashes(Connection connection) throws SQLException {
        this.connection = connection;
        Query.execute(connection, "SET row_security = off");
        RowTexts.fix(connection);
    }

    /// From now on each statement fails that takes longer, and so does waiting for a server that
    /// says nothing any more.
    void limit(Duration room) throws SQLException {
        int millis = Math.clamp(room.toMillis() + 1, 1, Integer.MAX_VALUE / 2);
        connection.setNetworkTimeout(Runnable::run, millis + GRACE_MILLIS);
        new Query(connection, LIMIT, Integer.toString(millis)).text();
    }

    /// How many rows the server believes that table to have.
    long estimate(PublishableTables.Table table) throws SQLException {
        return new Query(connection, ESTIMATE, table.schema(), table.name())
                .first(row -> row.getLong(1))
                .orElse(0L);
    }

    /// Whether the server has that table.
    boolean has(PublishableTables.Table table) throws SQLException {
        return new Query(connection, IS_THERE, table.schema(), table.name())
                .one(row -> row.getBoolean(1));
    }

    /// What each bucket that holds rows comes to: how many, and the sum of their hashes.
    Map<Integer, String> buckets(PublishableTables.Table table) throws SQLException {
        String sql = new Query(connection, BUCKETS, table.schema(), table.name()).text();
        return new Query(connection, sql)
                        .list(row ->
                                Map.entry(
                                        row.getInt(1),
                                        "%d rows, %s".formatted(row.getLong(2), row.getString(3))))
                        .stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /// The hashes in those buckets, in ascending order; the caller closes it.
    Hashes in(PublishableTables.Table table, List<Integer> buckets) throws SQLException {
        String list =
                buckets.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
        String sql = new Query(connection, HASHES, table.schema(), table.name(), list).text();
        return new Hashes(connection, sql);
    }

    /// Lets the sight of this moment go: the next table is seen as it is then.
    void release() throws SQLException {
        connection.rollback();
    }

    /// Hashes that come one by one, however many there are.
    static final class Hashes implements AutoCloseable {

        private final Statement statement;
        private final ResultSet rows;

        private Hashes(Connection connection, String sql) throws SQLException {
            statement = connection.createStatement();
            try {
                // A brace in a name is no escape of JDBC's.
                statement.setEscapeProcessing(false);
                statement.setFetchSize(FETCHED_AT_ONCE);
                rows = statement.executeQuery(sql);
            } catch (SQLException broken) {
                statement.close();
                throw broken;
            }
        }

        /// The next one; empty behind the last.
        OptionalLong next() throws SQLException {
            return rows.next() ? OptionalLong.of(rows.getLong(1)) : OptionalLong.empty();
        }

        @Override
        public void close() throws SQLException {
            statement.close();
        }
    }
}
