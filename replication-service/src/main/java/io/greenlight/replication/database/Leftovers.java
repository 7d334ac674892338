package io.greenlight.replication.database;

import io.greenlight.backbone.cluster.RunNames;
import io.greenlight.backbone.cluster.database.Query;
import io.greenlight.backbone.cluster.database.SqlFile;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// What a clone brought along and must not have as a target: slots, which pg_upgrade refuses before
/// 17 and which would hold back its log for ever; subscriptions, which would read the source's
/// slots; and the publication that only the source has a use for.
public final class Leftovers {

    private static final String SUBSCRIPTIONS =
            SqlFile.beside(Leftovers.class, "drop_all_subscriptions.sql");

    private static final String SLOTS =
            """
            SELECT s.slot_name
              FROM pg_catalog.pg_replication_slots AS s
             WHERE s.slot_type = 'logical'
               AND s.database = pg_catalog.current_database()
            """;

    private final Connection connection;
    private final Slots slots;
    private final Publication publication;

    Leftovers(Connection connection, RunNames names) {
        this.connection = connection;
        this.slots = new Slots(connection);
        this.publication = new Publication(connection, names);
    }

    /// Drops them in this session's database, and says which slots are still being read.
    public List<String> drop() throws SQLException {
        new Query(connection, SUBSCRIPTIONS).build();
        publication.drop();
        for (String slot : new Query(connection, SLOTS).texts()) {
            slots.drop(slot);
        }
        return new Query(connection, SLOTS).texts();
    }
}
