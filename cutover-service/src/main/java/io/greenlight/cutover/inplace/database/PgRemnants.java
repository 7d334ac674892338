package io.greenlight.cutover.inplace.database;

import io.greenlight.backbone.cluster.Endpoint;
import io.greenlight.backbone.cluster.Login;
import io.greenlight.backbone.cluster.database.Database;
import io.greenlight.backbone.cluster.database.Databases;
import io.greenlight.backbone.cluster.database.Postgres;
import io.greenlight.backbone.cluster.database.Query;
import io.greenlight.cutover.database.Fence;
import io.greenlight.cutover.inplace.wayback.Remnants;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Ends sessions through a server's own functions. Nobody can come back: the roles may not log in
/// any more, on no member.
@Singleton
public final class PgRemnants implements Remnants {

    private static final String END_READERS =
            """
            SELECT pg_catalog.pg_terminate_backend(s.active_pid)
              FROM pg_catalog.pg_replication_slots AS s
             WHERE s.slot_type = 'logical'
               AND s.active_pid IS NOT NULL
            """;

    private static final String READERS =
            """
            SELECT pg_catalog.format('pid %s reads slot %I', s.active_pid, s.slot_name)
              FROM pg_catalog.pg_replication_slots AS s
             WHERE s.slot_type = 'logical'
               AND s.active_pid IS NOT NULL
            """;

    private final Postgres postgres;

    @Inject
    public PgRemnants(Postgres postgres) {
        this.postgres = postgres;
    }

    @Override
    public List<String> sendOut(Endpoint server, Login login)
            throws SQLException, InterruptedException {
        Database maintenance = new Database(server, Databases.MAINTENANCE);
        try (Connection connection = postgres.open(maintenance, login)) {
            new Query(connection, END_READERS).texts();
            List<String> there = new ArrayList<>();
            new Fence(connection).empty().forEach(session -> there.add(session.toString()));
            there.addAll(new Query(connection, READERS).texts());
            return there;
        }
    }
}
