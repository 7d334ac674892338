package io.greenlight.replication.database;

import io.greenlight.backbone.cluster.database.Query;
import io.greenlight.contracts.UpgradeId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/// The run's own mark, a nonce in the schema of the run, which must be there: a clone without it is
/// of another run.
public final class RunMark {

    private static final String WRITE =
            """
            INSERT INTO run (upgrade, nonce)
            VALUES (?, ?)
            ON CONFLICT (upgrade) DO UPDATE SET nonce = EXCLUDED.nonce
            """;

    private static final String READ = "SELECT nonce FROM run WHERE upgrade = ?";

    private final Connection connection;

    RunMark(Connection connection) {
        this.connection = connection;
    }

    /// Leaves the mark, in the place of any other.
    public void write(UpgradeId upgrade, String nonce) throws SQLException {
        new Query(connection, WRITE, upgrade.value(), nonce).update();
    }

    /// The mark that is there.
    public Optional<String> read(UpgradeId upgrade) throws SQLException {
        return new Query(connection, READ, upgrade.value()).first(row -> row.getString(1));
    }
}
