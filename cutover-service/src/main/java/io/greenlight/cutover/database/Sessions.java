package io.greenlight.cutover.database;

import io.greenlight.backbone.cluster.Endpoint;
import io.greenlight.backbone.cluster.Login;
import io.greenlight.backbone.cluster.RunNames;
import io.greenlight.backbone.cluster.database.Database;
import io.greenlight.backbone.cluster.database.Postgres;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Opens sessions as the maintenance user.
@Singleton
public final class Sessions {

    /// A handshake and a login keep a processor busy on both ends for some 20 ms.
    private static final Duration UNHURRIED_REST = Duration.ofMillis(100);

    private final Postgres postgres;
    private final Duration rest;

    @Inject
    public Sessions(Postgres postgres) {
        this(postgres, Duration.ZERO);
    }

    private Sessions(Postgres postgres, Duration rest) {
        this.postgres = postgres;
        this.rest = rest;
    }

    /// The same, resting after every session: for when clients are at work on these servers, and
    /// nobody waits.
    public Sessions unhurried() {
        return new Sessions(postgres, UNHURRIED_REST);
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
