package io.greenlight.replication.database;

import io.greenlight.backbone.cluster.database.Query;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;

/// One replicated row that is written on the source and read on the target: only what has arrived
/// tells how far behind it is. `pg_current_wal_lsn() - confirmed_flush_lsn` moves while any other
/// database writes, and `replay_lsn` has read as level with rows missing.
public final class Heartbeat {

    private static final String BEAT =
            """
            INSERT INTO heartbeat AS h (id, beat, written_at)
            VALUES (1, 1, pg_catalog.clock_timestamp())
            ON CONFLICT (id) DO UPDATE
               SET beat = h.beat + 1, written_at = EXCLUDED.written_at
            RETURNING beat, written_at
            """;

    private static final String READ = "SELECT beat, written_at FROM heartbeat WHERE id = 1";

    private static final String AGE =
            """
            SELECT 1000 * EXTRACT(epoch FROM pg_catalog.clock_timestamp() - ?::timestamptz)
            """;

    private final Connection connection;

    Heartbeat(Connection connection) {
        this.connection = connection;
    }

    /// One beat, and when the source's own clock said so.
    public record Beat(long number, OffsetDateTime writtenAt) {}

    /// Writes the next one, on the source.
    public Beat write() throws SQLException {
        return new Query(connection, BEAT)
                .one(row -> new Beat(row.getLong(1), row.getObject(2, OffsetDateTime.class)));
    }

    /// The newest that has arrived.
    public Optional<Beat> read() throws SQLException {
        return new Query(connection, READ)
                .first(row -> new Beat(row.getLong(1), row.getObject(2, OffsetDateTime.class)));
    }

    /// How long ago it was written, by the clock of the source, which has to be asked.
    public Duration age(Beat beat) throws SQLException {
        return new Query(connection, AGE, beat.writtenAt())
                .one(row -> Duration.ofMillis(Math.max(0, Math.round(row.getDouble(1)))));
    }
}
