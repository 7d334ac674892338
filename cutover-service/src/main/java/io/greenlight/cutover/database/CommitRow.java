package io.greenlight.cutover.database;

import io.greenlight.backbone.cluster.database.Query;
import io.greenlight.contracts.Lsn;
import io.greenlight.contracts.UpgradeId;
import java.sql.Connection;
import java.sql.SQLException;

/// The point of no return: one row on the target. Present: the target is the cluster. Absent, and
/// the turn of whoever could write it ended ([Offer]): the source is.
///
/// It is written with a synchronous commit, and a commit flushes all of the log before it: so it
/// also makes durable what replication had applied without waiting for the disk (PostgreSQL
/// documentation, Asynchronous Commit). It also keeps where the target's log stood then: what comes
/// after is clients' work, and the way back starts there.
public final class CommitRow {

    private static final String WRITE =
            """
            INSERT INTO commitment (upgrade, attempt, committed_at, way_back_from)
            SELECT o.upgrade,
                   ?,
                   pg_catalog.clock_timestamp(),
                   pg_catalog.pg_current_wal_insert_lsn()
              FROM offer AS o
             WHERE o.upgrade = ?
               AND o.turn = ?
               FOR UPDATE
            """;

    private static final String IS_THERE =
            "SELECT EXISTS (SELECT FROM commitment WHERE upgrade = ?)";

    private static final String WAY_BACK_FROM =
            "SELECT way_back_from FROM commitment WHERE upgrade = ?";

    private final Connection connection;

    public CommitRow(Connection connection) {
        this.connection = connection;
    }

    /// Goes over the point of no return, if that turn lasts still.
    ///
    /// @return false if it does not: whoever ended it has opened the source, or will
    public boolean write(UpgradeId upgrade, int attempt, int turn) throws SQLException {
        return new Query(connection, WRITE, attempt, upgrade.value(), turn).update() == 1;
    }

    /// Does all of it but the commit, so that the first real one finds everything warm.
    public void rehearse(UpgradeId upgrade, int turn) throws SQLException {
        connection.setAutoCommit(false);
        try {
            write(upgrade, 0, turn);
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    /// Makes durable what replication has applied so far, so that the commit that counts finds
    /// little left to do.
    public void flush() throws SQLException {
        new Query(connection, "SELECT pg_catalog.txid_current()").one(row -> row.getLong(1));
    }

    /// Where the way back starts. The row must be there.
    public Lsn wayBackFrom(UpgradeId upgrade) throws SQLException {
        return Lsn.parse(new Query(connection, WAY_BACK_FROM, upgrade.value()).text());
    }

    /// Whether the target is the cluster by now.
    public boolean isThere(UpgradeId upgrade) throws SQLException {
        return new Query(connection, IS_THERE, upgrade.value()).one(row -> row.getBoolean(1));
    }
}
