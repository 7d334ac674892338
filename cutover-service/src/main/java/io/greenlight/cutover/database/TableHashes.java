package io.greenlight.cutover.database;

import io.greenlight.backbone.cluster.database.PublishableTables;
import io.greenlight.backbone.cluster.database.Query;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/// What the rows of a table come to: their number and the sum of the hashes of their texts, which
/// does not depend on their order. PostgreSQL's `hashtextextended` gives the same on all majors
/// from 11 on; the settings that a row's text depends on are fixed ([RowTexts]).
///
/// A table is read piece by piece, with pauses in between, because clients are at work on the same
/// server. Before 14 a range of pages cannot be read by itself (release notes of PostgreSQL 14, TID
/// range scans), and such a server is a source that nobody uses any more: there it is read at once.
public final class TableHashes {

    private static final int READS_RANGES_FROM = 14;

    private static final long PAGES_AT_ONCE = 128;

    private static final String STATEMENT =
            """
            SELECT pg_catalog.format(
                'SELECT pg_catalog.count(*), coalesce(pg_catalog.sum('
                || 'pg_catalog.hashtextextended((t.*)::text COLLATE "C", 0)::numeric), 0)'
                || ' FROM ONLY %I.%I AS t WHERE t.ctid >= $$(%s,0)$$ AND t.ctid < $$(%s,0)$$',
                ?::text, ?::text, ?::bigint, ?::bigint)
            """;

    private static final String PAGES =
            """
            SELECT pg_catalog.pg_relation_size(
                       pg_catalog.format('%I.%I', ?::text, ?::text)::pg_catalog.regclass)
                   / pg_catalog.current_setting('block_size')::bigint
            """;

    private final Connection connection;
    private final double share;

    /// Hashes tables, and lets the server rest in between.
    ///
    /// @param share of the time that hashing may keep the server busy, over 0 and up to 1
    public TableHashes(Connection connection, double share) throws SQLException {
        if (share <= 0 || share > 1) {
            throw new IllegalArgumentException("no share of a server's time: " + share);
        }
        this.connection = connection;
        this.share = share;
        RowTexts.fix(connection);
    }

    private record Rows(long number, BigDecimal sum) {
        Rows plus(Rows more) {
            return new Rows(number + more.number, sum.add(more.sum));
        }
    }

    /// The hash of one table, as text: two tables with the same one hold the same rows.
    public String of(PublishableTables.Table table) throws SQLException, InterruptedException {
        long pages =
                new Query(connection, PAGES, table.schema(), table.name())
                        .one(row -> row.getLong(1));
        boolean ranges = connection.getMetaData().getDatabaseMajorVersion() >= READS_RANGES_FROM;
        long atOnce = ranges ? PAGES_AT_ONCE : Math.max(pages, 1);
        Rows rows = new Rows(0, BigDecimal.ZERO);
        for (long page = 0; page < pages; page += atOnce) {
            long before = System.nanoTime();
            rows = rows.plus(piece(table, page, page + atOnce));
            rest(System.nanoTime() - before);
        }
        return "%d rows, %s".formatted(rows.number(), rows.sum().toPlainString());
    }

    private Rows piece(PublishableTables.Table table, long from, long to) throws SQLException {
        String sql =
                new Query(connection, STATEMENT, table.schema(), table.name(), from, to).text();
        return new Query(connection, sql)
                .one(row -> new Rows(row.getLong(1), row.getBigDecimal(2)));
    }

    private void rest(long busyNanos) throws InterruptedException {
        // The pause that leaves the server its time for clients.
        Thread.sleep(Duration.ofNanos((long) (busyNanos * (1 - share) / share)));
    }

    /// Keeps the sight of this moment: what others commit from now on does not show.
    public void hold() throws SQLException {
        new Query(connection, "SELECT 1").one(row -> row.getInt(1));
    }

    /// Lets the sight go again.
    public void release() throws SQLException {
        connection.rollback();
    }
}
