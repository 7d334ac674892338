package io.greenlight.cutover.access.database;

import io.greenlight.backbone.cluster.Endpoint;
import io.greenlight.backbone.cluster.Login;
import io.greenlight.backbone.cluster.RunNames;
import io.greenlight.backbone.cluster.database.Database;
import io.greenlight.backbone.cluster.database.KeptSessions;
import io.greenlight.backbone.cluster.database.Postgres;
import io.greenlight.cutover.access.Server;
import io.greenlight.cutover.access.Servers;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.SQLException;

/// Opens sessions of a run.
@Singleton
public final class PgServers implements Servers {

    private final KeptSessions postgres;

    @Inject
    public PgServers(Postgres postgres) {
        this.postgres = new KeptSessions(postgres);
    }

    @PreDestroy
    void close() {
        postgres.close();
    }

    @Override
    public Server open(Endpoint endpoint, String database, Login login, RunNames names)
            throws SQLException {
        return new PgServer(postgres, new Database(endpoint, database), login, names);
    }
}
