package io.greenlight.cutover.database;

import io.greenlight.backbone.cluster.Endpoint;
import io.greenlight.backbone.cluster.Login;
import io.greenlight.backbone.cluster.RunNames;
import io.greenlight.backbone.cluster.database.Database;
import io.greenlight.backbone.cluster.database.Databases;
import io.greenlight.backbone.cluster.database.Postgres;
import io.greenlight.cutover.cleanup.Leftovers;
import io.greenlight.cutover.run.LoginRefused;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Opens every database of a server, whatever was made or dropped since the run.
@Singleton
public final class PgLeftoversOpener implements Leftovers.Opener {

    private final Postgres postgres;

    @Inject
    public PgLeftoversOpener(Postgres postgres) {
        this.postgres = postgres;
    }

    @Override
    public Leftovers open(Endpoint server, Login login, RunNames names)
            throws SQLException, LoginRefused {
        List<Connection> opened = new ArrayList<>();
        try {
            for (Database database : Databases.of(postgres, server, login)) {
                opened.add(postgres.open(database, login));
            }
            return new PgLeftovers(opened, names);
        } catch (SQLException broken) {
            for (Connection connection : opened) {
                connection.close();
            }
            if (LoginRefused.isSaidBy(String.valueOf(broken.getSQLState()))) {
                throw new LoginRefused(server, broken);
            }
            throw broken;
        }
    }
}
