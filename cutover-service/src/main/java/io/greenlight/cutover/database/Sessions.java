package io.greenlight.cutover.database;

import io.greenlight.backbone.cluster.Endpoint;
import io.greenlight.backbone.cluster.Login;
import io.greenlight.backbone.cluster.RunNames;
import io.greenlight.backbone.cluster.database.Database;
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
                sessions.add(open(new Database(server, name), login, names));
            }
            return sessions;
        } catch (SQLException broken) {
            sessions.forEach(Session::close);
            throw broken;
        }
    }

    /// A session on that database.
    public Session open(Database database, Login login, RunNames names) throws SQLException {
        return Session.open(postgres, database, login, names);
    }
}
