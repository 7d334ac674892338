package io.greenlight.backbone.cluster.database;

import io.greenlight.backbone.cluster.Endpoint;
import io.greenlight.backbone.cluster.Login;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import javax.sql.ConnectionEvent;
import javax.sql.ConnectionEventListener;
import org.jboss.logging.Logger;
import org.postgresql.ds.PGPooledConnection;

/// Connections that are handed out again where the same is asked for within moments. The steps of a
/// run open one each, one after the other, and a login over TLS costs more than most of them ask.
///
/// Whoever gets one gets it as it is after a login: no transaction, setting, lock or temporary
/// table of its last holder outlives that. It is asked whether it still answers, and is never old:
/// who wants to know how a server is now is not to be told by a session from before a failover.
public final class KeptSessions implements Postgres, AutoCloseable {

    private static final Logger LOG = Logger.getLogger(KeptSessions.class);

    /// Longer than from step to step.
    private static final Duration KEPT = Duration.ofSeconds(2);

    /// From its login; later it is ended when it is handed back.
    private static final Duration OLDEST = Duration.ofSeconds(10);

    /// Of one server and user, for they may have no more than a few to give.
    private static final int MOST = 3;

    /// How long a server that is there takes to say so.
    private static final Duration TO_ANSWER = Duration.ofSeconds(1);

    private static final String TOO_MANY_CONNECTIONS = "53300";
    private static final String NAME = "ApplicationName";

    /// DISCARD ALL, statement for statement (its page, section Parameters), for it cannot be sent
    /// with others; and what the driver sets after a login, without a moment in which nobody could
    /// tell by its name whose session this is.
    private static final String AS_NEW =
            """
            CLOSE ALL;
            SET SESSION AUTHORIZATION DEFAULT;
            RESET ALL;
            SELECT pg_catalog.set_config('application_name', ?, false),
                   pg_catalog.set_config('extra_float_digits', '3', false);
            DEALLOCATE ALL;
            UNLISTEN *;
            SELECT pg_catalog.pg_advisory_unlock_all();
            DISCARD PLANS;
            DISCARD TEMP;
            DISCARD SEQUENCES
            """;

    private final Postgres postgres;
    private final List<Kept> shelf = new ArrayList<>();
    private boolean isOver;

    public KeptSessions(Postgres postgres) {
        this.postgres = postgres;
    }

    private record Place(Database database, Login login) {

        Endpoint server() {
            return database.endpoint();
        }

        boolean isBeside(Place other) {
            return server().equals(other.server()) && login.equals(other.login);
        }
    }

    @Override
    public Connection open(Database database, Login login) throws SQLException {
        Place place = new Place(database, login);
        for (Optional<Kept> next = take(place); next.isPresent(); next = take(place)) {
            Kept kept = next.get();
            if (kept.answers()) {
                return kept.lend();
            }
            kept.end();
        }
        return lent(place, login(place));
    }

    /// Ends those that nobody holds; those that somebody does end when they are closed.
    @Override
    public void close() {
        synchronized (this) {
            isOver = true;
        }
        taken(_ -> true).forEach(Kept::end);
    }

    /// Where there is no room for another, those that are only kept make it.
    private Connection login(Place place) throws SQLException {
        try {
            return postgres.open(place.database(), place.login());
        } catch (SQLException refused) {
            if (!TOO_MANY_CONNECTIONS.equals(refused.getSQLState())) {
                throw refused;
            }
            List<Kept> beside = taken(kept -> kept.place.server().equals(place.server()));
            if (beside.isEmpty()) {
                throw refused;
            }
            beside.forEach(Kept::end);
            return postgres.open(place.database(), place.login());
        }
    }

    private Connection lent(Place place, Connection connection) throws SQLException {
        try {
            return new Kept(place, connection).lend();
        } catch (SQLException broken) {
            connection.close();
            throw broken;
        }
    }

    /// The newest that is kept of that place.
    private synchronized Optional<Kept> take(Place place) {
        Optional<Kept> newest =
                shelf.reversed().stream().filter(kept -> kept.place.equals(place)).findFirst();
        newest.ifPresent(shelf::remove);
        return newest;
    }

    private synchronized List<Kept> taken(Predicate<Kept> which) {
        List<Kept> taken = shelf.stream().filter(which).toList();
        shelf.removeAll(taken);
        return taken;
    }

    /// Keeps it as the newest, if any are kept yet.
    ///
    /// @return those that are one too many by that
    private synchronized List<Kept> put(Kept kept) {
        if (isOver) {
            return List.of(kept);
        }
        shelf.add(kept);
        List<Kept> beside = shelf.stream().filter(one -> one.place.isBeside(kept.place)).toList();
        List<Kept> over = List.copyOf(beside.subList(0, Math.max(0, beside.size() - MOST)));
        shelf.removeAll(over);
        return over;
    }

    /// One connection, in somebody's hands or on the shelf.
    private final class Kept implements ConnectionEventListener {

        private final Place place;
        private final Connection connection;
        private final PGPooledConnection pooled;
        private final int networkTimeout;
        private final String name;
        private final long born = System.nanoTime();
        private final AtomicLong returns = new AtomicLong();

        Kept(Place place, Connection connection) throws SQLException {
            this.place = place;
            this.connection = connection;
            this.pooled = new PGPooledConnection(connection, true);
            this.networkTimeout = connection.getNetworkTimeout();
            this.name = Objects.requireNonNullElse(connection.getClientInfo(NAME), "");
            pooled.addConnectionEventListener(this);
        }

        Connection lend() throws SQLException {
            return pooled.getConnection();
        }

        boolean answers() {
            try {
                return connection.isValid((int) TO_ANSWER.toSeconds());
            } catch (SQLException odd) {
                return false;
            }
        }

        /// Its holder is done with it.
        @Override
        public void connectionClosed(ConnectionEvent event) {
            if (System.nanoTime() - born > OLDEST.toNanos()) {
                end();
                return;
            }
            try {
                makeAsNew();
            } catch (SQLException spoiled) {
                end();
                return;
            }
            long mine = returns.incrementAndGet();
            put(this).forEach(Kept::end);
            Thread.ofVirtual().start(() -> endUnlessUsed(mine));
        }

        /// The server, or the way to it, has ended it; its holder hears of that himself.
        @Override
        public void connectionErrorOccurred(ConnectionEvent event) {
            LOG.debugf("a connection to %s broke: %s", place.database(), event.getSQLException());
        }

        void end() {
            try {
                connection.close();
            } catch (SQLException alreadyGone) {
                // A connection that cannot be closed is closed.
            }
        }

        /// Whoever closes it does not wait long, whatever its holder was ready to wait.
        private void makeAsNew() throws SQLException {
            connection.setNetworkTimeout(Runnable::run, (int) TO_ANSWER.toMillis());
            if (!connection.getAutoCommit()) {
                connection.rollback();
                connection.setAutoCommit(true);
            }
            try (PreparedStatement statement = connection.prepareStatement(AS_NEW)) {
                statement.setString(1, name);
                statement.execute();
            }
            connection.setNetworkTimeout(Runnable::run, networkTimeout);
        }

        /// @param mine the return to the shelf after which this began to wait
        private void endUnlessUsed(long mine) {
            try {
                // For as long as it is kept.
                Thread.sleep(KEPT);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            if (returns.get() == mine) {
                taken(kept -> kept == this).forEach(Kept::end);
            }
        }
    }
}
