package io.greenlight.replication.database;

import io.greenlight.backbone.cluster.database.Query;
import io.greenlight.backbone.cluster.database.SqlFile;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/// An attempt to make a slot while others write. PostgreSQL waits for every transaction that writes
/// to end, prepared ones too, without end; we wait until a deadline.
public final class SlotAttempt {

    private static final String BLOCKERS = SqlFile.beside(SlotAttempt.class, "slot_blockers.sql");

    private final Session session;
    private final Connection connection;
    private final Duration deadline;

    SlotAttempt(Session session, Connection connection, Duration deadline) {
        this.session = session;
        this.connection = connection;
        this.deadline = deadline;
    }

    /// Makes the slot in the session's database, unless it is there. Who was in the way when the
    /// deadline came, or nobody: it is made.
    public List<String> make(String slot) throws SQLException {
        session.limitStatements((int) deadline.toMillis());
        try {
            session.slots().make(slot);
            return List.of();
        } catch (SQLException refused) {
            if (!Query.wasCanceled(refused)) {
                throw refused;
            }
        } finally {
            session.limitStatements(0);
        }
        List<String> blockers = new Query(connection, BLOCKERS).texts();
        return blockers.isEmpty() ? List.of("a transaction that has ended by now") : blockers;
    }
}
