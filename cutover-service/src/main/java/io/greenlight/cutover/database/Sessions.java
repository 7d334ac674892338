package io.greenlight.cutover.database;

import io.greenlight.backbone.cluster.Endpoint;
import io.greenlight.backbone.cluster.Login;
import io.greenlight.backbone.cluster.RunNames;
import io.greenlight.backbone.cluster.database.Database;
import io.greenlight.backbone.cluster.database.Databases;
import io.greenlight.backbone.cluster.database.Postgres;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Opens sessions as the maintenance user.
@Singleton
public final class Sessions {

    private final Postgres postgres;

    @Inject
    public Sessions(Postgres postgres) {
        this.postgres = postgres;
    }

    /// A session on each of those databases, in their order.
    public List<Session> open(Endpoint server, List<String> databases, Login login, RunNames names)
            throws SQLException {
        List<Session> sessions = new ArrayList<>();
        try {
            for (String name : databases) {
                sessions.add(Session.open(postgres, new Database(server, name), login, names));
            }
            return sessions;
        } catch (SQLException broken) {
            sessions.forEach(Session::close);
            throw broken;
        }
    }

    /// The databases of that server that an upgrade is about.
    public List<String> databasesOf(Endpoint server, Login login) throws SQLException {
        return Databases.of(postgres, server, login).stream().map(Database::name).toList();
    }
}
