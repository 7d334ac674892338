package io.greenlight.cutover.database;

import io.greenlight.backbone.cluster.database.Query;
import io.greenlight.backbone.cluster.database.SqlFile;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Keeps every client off the source: no role but ours may log in, and no session but ours is open.
///
/// `default_transaction_read_only` would be no fence: sessions set it off again, and transactions
/// that are open commit. NOLOGIN stops new sessions, open ones have to be ended, and only a look at
/// what is left proves it.
public final class Fence {

    private static final String ROLES = SqlFile.beside(Fence.class, "login_roles.sql");
    private static final String FOREIGN = SqlFile.beside(Fence.class, "foreign_sessions.sql");

    private static final Duration A_MOMENT = Duration.ofMillis(1);
    private static final Duration A_SECOND = Duration.ofSeconds(1);

    private static final String END =
            "SELECT pg_catalog.count(pg_catalog.pg_terminate_backend(p.pid::integer))"
                    + " FROM pg_catalog.unnest(?) AS p (pid)";

    private static final String STATEMENTS =
            """
            SELECT coalesce(pg_catalog.string_agg(
                       pg_catalog.format('ALTER ROLE %I ' || ?, r.rolname), '; '), 'SELECT')
              FROM pg_catalog.pg_roles AS r
             WHERE r.rolname = ANY (?)
            """;

    private static final String USER_SESSIONS =
            """
            SELECT pg_catalog.format('pid %s (%s)', a.pid, a.application_name)
              FROM pg_catalog.pg_stat_activity AS a
             WHERE a.usename = current_user
               AND a.backend_type = 'client backend'
               AND a.application_name NOT LIKE 'greenlight%'
            """;

    private final Connection source;

    public Fence(Connection source) {
        this.source = source;
    }

    /// A session that is not ours.
    ///
    /// @param isOpen whether it can be told whose it is; one that is only being opened may be ours
    public record Session(
            long pid, String user, String application, String database, boolean isOpen) {
        @Override
        public String toString() {
            return "pid %d of %s (%s) in %s".formatted(pid, user, application, database);
        }
    }

    /// The roles that a fence would lock out now.
    public List<String> roles(String replicationRole) throws SQLException {
        return new Query(source, ROLES, replicationRole).texts();
    }

    /// The statements that lock those roles out, to be run at a moment that counts.
    public String locking(List<String> roles) throws SQLException {
        return statements("NOLOGIN", roles);
    }

    /// Locks out and takes it back, which nobody notices: whether we may is found out by doing it.
    ///
    /// @return what the server has against it; empty if nothing
    public Optional<String> rehearse(String statements) throws SQLException {
        source.setAutoCommit(false);
        try {
            Query.execute(source, statements);
            return Optional.empty();
        } catch (SQLException refused) {
            return Optional.of(String.valueOf(refused.getMessage()));
        } finally {
            source.rollback();
            source.setAutoCommit(true);
        }
    }

    /// Locks out, with statements that [#locking] made. New sessions are refused when this returns.
    public void lock(String statements) throws SQLException {
        Query.execute(source, statements);
    }

    private void end(List<Session> sessions) throws SQLException {
        List<Long> pids = sessions.stream().filter(Session::isOpen).map(Session::pid).toList();
        if (!pids.isEmpty()) {
            new Query(source, END, pids).one(row -> row.getInt(1));
        }
    }

    /// The foreign sessions that are open now, or are being opened. Nobody in two looks, one after
    /// the other, proves the fence: who was let in just before it shows in the second.
    public List<Session> foreignSessions() throws SQLException {
        return new Query(source, FOREIGN)
                .list(row ->
                        new Session(
                                row.getLong(1),
                                row.getString(2),
                                row.getString(3),
                                row.getString(4),
                                row.getBoolean(5)));
    }

    /// Looks until nobody is there, twice in a row, or that time comes.
    ///
    /// @param until as [System#nanoTime] counts
    /// @param ending whether to end those who are there
    /// @return who is there still
    public List<Session> awaitNobody(long until, boolean ending)
            throws SQLException, InterruptedException {
        boolean wasEmpty = false;
        while (true) {
            List<Session> left = foreignSessions();
            if (left.isEmpty() ? wasEmpty : System.nanoTime() > until) {
                return left;
            }
            wasEmpty = left.isEmpty();
            if (!wasEmpty) {
                if (ending) {
                    end(left);
                }
                // They take a moment to end, and processors to do it.
                Thread.sleep(A_MOMENT);
            }
        }
    }

    /// Ends whoever is there, for a second at most.
    ///
    /// @return who is there still
    public List<Session> empty() throws SQLException, InterruptedException {
        return awaitNobody(System.nanoTime() + A_SECOND.toNanos(), true);
    }

    /// Lets those roles log in again; for a role that may already, or is gone, nothing changes.
    public void open(List<String> roles) throws SQLException {
        Query.execute(source, statements("LOGIN", roles));
    }

    /// Sessions of the maintenance user that are not ours: a fence would have to let them in.
    public List<String> sessionsOfOurUser() throws SQLException {
        return new Query(source, USER_SESSIONS).texts();
    }

    private String statements(String attribute, List<String> roles) throws SQLException {
        return new Query(source, STATEMENTS, attribute, roles).text();
    }
}
