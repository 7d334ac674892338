package io.greenlight.replication.database;

import io.greenlight.backbone.cluster.database.Query;
import io.greenlight.backbone.cluster.database.SqlFile;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;

/// Freezes the rows of one database, table by table: the anti-wraparound vacuums that were due
/// anyway are then not due in the hours after an upgrade, and pg_upgrade has a younger cluster.
public final class RowFreezing {

    private static final String TABLES = SqlFile.beside(RowFreezing.class, "tables_to_freeze.sql");

    private static final String MARK =
            """
            SELECT pg_catalog.clock_timestamp(),
                   pg_catalog.pg_snapshot_xmax(pg_catalog.pg_current_snapshot())::text::bigint
            """;

    /// A table takes as long as it takes; a lock is waited for a little longer than it takes an
    /// autovacuum to give way (deadlock_timeout, 1 s by default).
    private static final String BEGIN =
            """
            SELECT pg_catalog.set_config(s.name, s.setting, false)
              FROM (VALUES ('statement_timeout', '0'), ('lock_timeout', '3s'))
                   AS s (name, setting)
            """;

    private static final String LOCK_NOT_AVAILABLE = "55P03";
    private static final String CONNECTION_LOST = "08";
    private static final String SERVER_LEAVES = "57P0";

    private final Connection connection;

    RowFreezing(Connection connection) {
        this.connection = connection;
    }

    /// A moment of the server: what was frozen after it need not be frozen again.
    ///
    /// @param xid the transaction id that was the next one then, all 64 bits of it
    public record Mark(Instant at, long xid) {}

    /// A table as it stands.
    ///
    /// @param name quoted
    /// @param isOurs whether we may vacuum it
    /// @param isFrozen whether it was frozen since the mark
    /// @param holder who holds a lock that stands in the way, empty if nobody does
    public record Table(
            String name, String statement, boolean isOurs, boolean isFrozen, String holder) {

        public boolean isLocked() {
            return !holder.isEmpty();
        }
    }

    /// How an attempt to freeze a table ended.
    public sealed interface Attempt {

        /// It was vacuumed.
        record Frozen() implements Attempt {}

        /// Somebody locked it first.
        record Locked() implements Attempt {}

        /// The session is gone, for no answer came as long as the network waits for one. The server
        /// notices that at the end only, and works on.
        record Unanswered() implements Attempt {}

        /// The server will not.
        record Refused(String why) implements Attempt {}
    }

    /// This moment.
    public Mark mark() throws SQLException {
        return new Query(connection, MARK)
                .one(row ->
                        new Mark(
                                row.getObject(1, OffsetDateTime.class).toInstant(),
                                row.getLong(2)));
    }

    /// The tables of this database: free ones before locked ones, old rows before young ones.
    public List<Table> tables(Mark since) throws SQLException {
        return new Query(connection, TABLES, since.at().atOffset(ZoneOffset.UTC), since.xid())
                .list(row ->
                        new Table(
                                row.getString(1),
                                row.getString(2),
                                row.getBoolean(3),
                                row.getBoolean(4),
                                row.getString(5)));
    }

    /// Freezes a table; after an attempt without an answer this session is of no more use.
    public Attempt freeze(Table table) {
        try {
            new Query(connection, BEGIN).texts();
            Query.execute(connection, table.statement());
            return new Attempt.Frozen();
        } catch (SQLException failure) {
            String state = Objects.requireNonNullElse(failure.getSQLState(), "");
            if (state.equals(LOCK_NOT_AVAILABLE)) {
                return new Attempt.Locked();
            }
            return state.startsWith(CONNECTION_LOST) || state.startsWith(SERVER_LEAVES)
                    ? new Attempt.Unanswered()
                    : new Attempt.Refused(String.valueOf(failure.getMessage()));
        }
    }
}
