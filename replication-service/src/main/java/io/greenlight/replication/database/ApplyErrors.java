package io.greenlight.replication.database;

import io.greenlight.backbone.cluster.database.Query;
import io.greenlight.backbone.cluster.database.Subscription;
import java.sql.Connection;
import java.sql.SQLException;

/// How often the workers of subscriptions failed to apply a change.
public final class ApplyErrors {

    private static final String COUNT =
            """
            SELECT s.apply_error_count
              FROM pg_catalog.pg_stat_subscription_stats AS s
             WHERE s.subid = ?
            """;

    private static final int COUNTED_FROM = 15;

    private final Connection connection;

    ApplyErrors(Connection connection) {
        this.connection = connection;
    }

    /// Since the subscription was made; 0 where the server does not count (before 15).
    public long of(Subscription.State subscription) throws SQLException {
        if (connection.getMetaData().getDatabaseMajorVersion() < COUNTED_FROM) {
            return 0;
        }
        return new Query(connection, COUNT, subscription.id())
                .first(row -> row.getLong(1))
                .orElse(0L);
    }
}
