package io.greenlight.cutover.inplace.database;

import io.greenlight.backbone.cluster.database.Query;
import io.greenlight.cutover.database.Fence;
import io.greenlight.cutover.inplace.wayback.Doors;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Doors that are a fence: NOLOGIN for who is out, the end for who is in.
final class PgDoors implements Doors {

    /// Without the first nobody sees what other sessions are, and takes them for none.
    private static final String MISSING =
            """
            SELECT r.rolname
              FROM pg_catalog.pg_roles AS r
             WHERE r.rolname IN ('pg_read_all_stats', 'pg_signal_backend')
               AND NOT pg_catalog.pg_has_role(r.oid, 'USAGE')
             ORDER BY 1
            """;

    private final Connection connection;
    private final Fence fence;
    private final String replicationRole;

    /// @param connection to the server that writes, which is closed with this
    PgDoors(Connection connection, String replicationRole) {
        this.connection = connection;
        this.fence = new Fence(connection);
        this.replicationRole = replicationRole;
    }

    @Override
    public List<String> roles() throws SQLException {
        return fence.roles(replicationRole);
    }

    @Override
    public List<String> objections() throws SQLException {
        List<String> objections = new ArrayList<>();
        fence.rehearse(fence.locking(roles())).ifPresent(objections::add);
        new Query(connection, MISSING)
                .texts()
                .forEach(role -> objections.add("the maintenance user has not the role " + role));
        fence.sessionsOfOurUser()
                .forEach(session -> objections.add("the maintenance user is in use: " + session));
        return objections;
    }

    @Override
    public void lock(List<String> roles) throws SQLException {
        fence.lock(fence.locking(roles));
    }

    @Override
    public List<String> sendOut(Duration deadline) throws SQLException, InterruptedException {
        return fence.awaitNobody(System.nanoTime() + deadline.toNanos(), true).stream()
                .map(Fence.Session::toString)
                .toList();
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException alreadyGone) {
            // A connection that cannot be closed is closed.
        }
    }
}
