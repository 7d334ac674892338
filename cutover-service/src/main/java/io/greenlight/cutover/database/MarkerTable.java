package io.greenlight.cutover.database;

import io.greenlight.backbone.cluster.database.Query;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/// The marker: a row with a fresh nonce, written on the source after the fence. A subscription
/// applies transactions in the order of their commits (PostgreSQL documentation, Logical
/// Replication, Architecture), so where the marker has arrived, everything before it has, too.
///
/// The schema of the run comes first in the connection's search path.
public final class MarkerTable {

    private static final String WRITE =
            """
            INSERT INTO marker (publication, nonce, written_at)
            VALUES (?, ?, pg_catalog.clock_timestamp())
            ON CONFLICT (publication) DO UPDATE
               SET nonce = EXCLUDED.nonce, written_at = EXCLUDED.written_at
            """;

    private static final String READ = "SELECT nonce FROM marker WHERE publication = ?";

    private final Connection connection;

    public MarkerTable(Connection connection) {
        this.connection = connection;
    }

    /// Writes the marker; it is committed when this returns.
    public void write(String publication, String nonce) throws SQLException {
        new Query(connection, WRITE, publication, nonce).update();
    }

    /// The marker that is there; none if a lock keeps us from reading it for as long as a statement
    /// of this session may take.
    public Optional<String> readUnlessHeldUp(String publication) throws SQLException {
        try {
            return new Query(connection, READ, publication).first(row -> row.getString(1));
        } catch (SQLException refused) {
            if (Query.wasCanceled(refused)) {
                return Optional.empty();
            }
            throw refused;
        }
    }
}
