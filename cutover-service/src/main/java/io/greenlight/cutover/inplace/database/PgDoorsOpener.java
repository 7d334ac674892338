package io.greenlight.cutover.inplace.database;

import io.greenlight.backbone.cluster.database.Database;
import io.greenlight.backbone.cluster.database.Databases;
import io.greenlight.backbone.cluster.database.Postgres;
import io.greenlight.cutover.inplace.wayback.Doors;
import io.greenlight.cutover.inplace.wayback.TwoServers;
import io.greenlight.cutover.run.LoginRefused;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;

/// Opens the server that writes for the cluster.
@Singleton
public final class PgDoorsOpener implements Doors.Opener {

    private final Postgres postgres;

    @Inject
    public PgDoorsOpener(Postgres postgres) {
        this.postgres = postgres;
    }

    @Override
    public Doors open(TwoServers servers) throws SQLException, LoginRefused {
        Database maintenance = new Database(servers.cluster(), Databases.MAINTENANCE);
        Connection connection = Logins.open(postgres, maintenance, servers.login());
        return new PgDoors(connection, servers.names().replicationRole());
    }
}
