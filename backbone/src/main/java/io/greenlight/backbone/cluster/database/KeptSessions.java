package io.greenlight.backbone.cluster.database;

import io.greenlight.backbone.cluster.Login;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.ConnectionEvent;
import javax.sql.ConnectionEventListener;
import org.jboss.logging.Logger;
import org.postgresql.ds.PGPooledConnection;

/// Connections that are handed out again where the same is asked for within moments. The steps of a
/// run open one each, one after the other, and a login over TLS costs more than most of them ask.
///
/// Whoever gets one gets it as it is after a login: no transaction, setting, lock or temporary
/// table of its last holder outlives that (DISCARD ALL).
public final class KeptSessions implements Postgres, AutoCloseable {

    private static final Logger LOG = Logger.getLogger(KeptSessions.class);

    /// Longer than from step to step, and too short for anybody to wonder who that is.
    private static final Duration KEPT = Duration.ofSeconds(2);

    /// How long a server that is there takes to say so.
    private static final int SECONDS_TO_ANSWER = 1;

    private static final String NAME = "ApplicationName";

    private final Postgres postgres;
    private final Map<Place, Deque<Kept>> shelf = new HashMap<>();
    private boolean isOver;

    public KeptSessions(Postgres postgres) {
        this.postgres = postgres;
    }

    private record Place(Database database, Login login) {}

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
        return new Kept(place, postgres.open(database, login)).lend();
    }

    /// Ends those that nobody holds; those that somebody does end when they are closed.
    @Override
    public void close() {
        Map<Place, Deque<Kept>> left;
        synchronized (this) {
            isOver = true;
            left = new HashMap<>(shelf);
            shelf.clear();
        }
        left.values().forEach(all -> all.forEach(Kept::end));
    }

    private synchronized Optional<Kept> take(Place place) {
        Deque<Kept> there = shelf.get(place);
        if (there == null) {
            return Optional.empty();
        }
        Kept newest = there.pop();
        if (there.isEmpty()) {
            shelf.remove(place);
        }
        return Optional.of(newest);
    }

    /// @return whether there is a shelf yet
    private synchronized boolean put(Kept kept) {
        if (!isOver) {
            shelf.computeIfAbsent(kept.place, _ -> new ArrayDeque<>()).push(kept);
        }
        return !isOver;
    }

    /// Whether it was still there, and nobody holds it.
    private synchronized boolean remove(Kept kept) {
        Deque<Kept> there = shelf.get(kept.place);
        if (there == null || !there.remove(kept)) {
            return false;
        }
        if (there.isEmpty()) {
            shelf.remove(kept.place);
        }
        return true;
    }

    /// One connection, in somebody's hands or on the shelf.
    private final class Kept implements ConnectionEventListener {

        private final Place place;
        private final Connection connection;
        private final PGPooledConnection pooled;
        private final int networkTimeout;
        private final String name;
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
                return connection.isValid(SECONDS_TO_ANSWER);
            } catch (SQLException odd) {
                return false;
            }
        }

        /// Its holder is done with it.
        @Override
        public void connectionClosed(ConnectionEvent event) {
            try {
                reset();
                long mine = returns.incrementAndGet();
                if (put(this)) {
                    Thread.ofVirtual().start(() -> endUnlessUsed(mine));
                } else {
                    end();
                }
            } catch (SQLException spoiled) {
                end();
            }
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

        private void reset() throws SQLException {
            if (!connection.getAutoCommit()) {
                connection.rollback();
                connection.setAutoCommit(true);
            }
            try (Statement statement = connection.createStatement()) {
                statement.execute("DISCARD ALL");
            }
            // Set by the driver after the login, it is forgotten, too; by it others know ours.
            connection.setClientInfo(NAME, name);
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
            if (returns.get() == mine && remove(this)) {
                end();
            }
        }
    }
}
