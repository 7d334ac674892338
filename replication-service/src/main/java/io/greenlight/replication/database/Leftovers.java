package io.greenlight.replication.database;

import io.greenlight.backbone.cluster.database.Query;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// What a clone brought along and must not have as a target: slots, which pg_upgrade refuses before
/// 17 and which would hold back its log for ever; subscriptions, which would read the source's
/// slots; and the publication that only the source has a use for.
public final class Leftovers {

    private static final String SUBSCRIPTIONS =
            """
            SELECT s.subname
              FROM pg_catalog.pg_subscription AS s
              JOIN pg_catalog.pg_database AS d ON d.oid = s.subdbid
             WHERE d.datname = pg_catalog.current_database()
            """;

    private static final String SLOTS =
            """
            SELECT s.slot_name
              FROM pg_catalog.pg_replication_slots AS s
             WHERE s.slot_type = 'logical'
               AND s.database = pg_catalog.current_database()
            """;

    private final Session session;
    private final Connection connection;

    Leftovers(Session session, Connection connection) {
        this.session = session;
        this.connection = connection;
    }

    /// Drops them in this session's database, and says which slots are still being read.
    public List<String> drop() throws SQLException {
        for (String subscription : names(SUBSCRIPTIONS)) {
            session.subscription(subscription).drop();
        }
        session.publication().drop();
        return dropSlots();
    }

    /// Drops the logical slots of this session's database, and says which are still being read.
    public List<String> dropSlots() throws SQLException {
        for (String slot : names(SLOTS)) {
            session.slots().drop(slot);
        }
        return names(SLOTS);
    }

    private List<String> names(String sql) throws SQLException {
        return new Query(connection, sql).texts();
    }
}
