package io.greenlight.cutover.inplace.database;

import io.greenlight.backbone.cluster.database.Database;
import io.greenlight.backbone.cluster.database.Databases;
import io.greenlight.backbone.cluster.database.Postgres;
import io.greenlight.cutover.inplace.wayback.Contents;
import io.greenlight.cutover.inplace.wayback.TwoServers;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Contents through a connection on each side.
@Singleton
public final class PgContents implements Contents {

    private final Postgres postgres;

    @Inject
    public PgContents(Postgres postgres) {
        this.postgres = postgres;
    }

    @Override
    public List<String> databases(TwoServers servers) throws SQLException {
        return Databases.of(postgres, servers.cluster(), servers.login()).stream()
                .map(Database::name)
                .toList();
    }

    @Override
    public Both open(TwoServers servers, String database) throws SQLException {
        Database here = new Database(servers.cluster(), database);
        Database there = new Database(servers.before(), database);
        List<Connection> opened = new ArrayList<>();
        try {
            opened.add(postgres.open(here, servers.login()));
            if (Databases.of(postgres, servers.before(), servers.login()).contains(there)) {
                opened.add(postgres.open(there, servers.login()));
            }
            return new BothConnections(database, servers.names(), opened);
        } catch (SQLException broken) {
            for (Connection connection : opened) {
                connection.close();
            }
            throw broken;
        }
    }
}
