package io.greenlight.backbone.cluster.database;

import io.greenlight.contracts.Lsn;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/// Where the server keeps how far a subscription has applied (PostgreSQL documentation, Replication
/// Progress Tracking).
final class ReplicationOrigin {

    private static final String PROGRESS =
            "SELECT pg_catalog.pg_replication_origin_progress(?, true)";
    private static final String ADVANCE =
            "SELECT pg_catalog.pg_replication_origin_advance(?, ?::pg_catalog.pg_lsn)";

    private final Connection connection;
    private final String name;

    ReplicationOrigin(Connection connection, Subscription.State subscription) {
        this.connection = connection;
        this.name = "pg_" + subscription.id();
    }

    /// How far it has applied; empty if it never did.
    Optional<Lsn> progress() throws SQLException {
        return new Query(connection, PROGRESS, name)
                .one(row -> Optional.ofNullable(row.getString(1)))
                .map(Lsn::parse)
                .filter(lsn -> lsn.position() != 0);
    }

    /// Says where the subscription has to start. Nobody may be applying.
    void advance(Lsn lsn) throws SQLException {
        new Query(connection, ADVANCE, name, lsn.toString()).texts();
    }
}
