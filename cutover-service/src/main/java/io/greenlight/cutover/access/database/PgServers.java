package io.greenlight.cutover.access.database;

import io.greenlight.backbone.cluster.Endpoint;
import io.greenlight.backbone.cluster.Login;
import io.greenlight.backbone.cluster.RunNames;
import io.greenlight.backbone.cluster.database.Database;
import io.greenlight.backbone.cluster.database.Postgres;
import io.greenlight.cutover.access.Server;
import io.greenlight.cutover.access.Servers;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.SQLException;

/// Opens sessions of a run.
@Singleton
public final class PgServers implements Servers {

    private final Postgres postgres;

    @Inject
    public PgServers(Postgres postgres) {
        this.postgres = postgres;
    }

    @Override
    public Server open(Endpoint endpoint, String database, Login login, RunNames names)
            throws SQLException {
        return new PgServer(postgres, new Database(endpoint, database), login, names);
    }
}
