package io.greenlight.cutover.database;

import io.greenlight.backbone.cluster.Endpoint;
import io.greenlight.backbone.cluster.Login;
import io.greenlight.backbone.cluster.RunNames;
import io.greenlight.backbone.cluster.database.Database;
import io.greenlight.backbone.cluster.database.Postgres;
import io.greenlight.cutover.run.CutoverConfig;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Opens sessions as the maintenance user.
@Singleton
public final class Sessions {

    private final Postgres postgres;
    private final CutoverConfig config;
    private final Duration rest;

    @Inject
    public Sessions(Postgres postgres, CutoverConfig config) {
        this(postgres, config, Duration.ZERO);
    }

    private Sessions(Postgres postgres, CutoverConfig config, Duration rest) {
        this.postgres = postgres;
        this.config = config;
        this.rest = rest;
    }

    /// The same, resting after every session: a handshake and a login keep a processor busy on both
    /// ends for some 20 ms, and clients are at work there.
    public Sessions unhurried() {
        return new Sessions(postgres, config, config.rest());
    }

    /// A session on each of those databases, in their order.
    public List<Session> open(Endpoint server, List<String> databases, Login login, RunNames names)
            throws SQLException, InterruptedException {
        List<Session> sessions = new ArrayList<>();
        try {
            for (String name : databases) {
                sessions.add(open(new Database(server, name), login, names));
                // Clients have the processors meanwhile.
                Thread.sleep(rest);
            }
            return sessions;
        } catch (SQLException | InterruptedException broken) {
            sessions.forEach(Session::close);
            throw broken;
        }
    }

    /// A session on that database.
    public Session open(Database database, Login login, RunNames names) throws SQLException {
        return Session.open(postgres, database, login, names);
    }
}
