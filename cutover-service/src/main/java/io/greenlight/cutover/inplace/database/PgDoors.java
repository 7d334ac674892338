package io.greenlight.cutover.inplace.database;

import io.greenlight.cutover.database.Fence;
import io.greenlight.cutover.inplace.wayback.Doors;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/// Doors that are a fence: NOLOGIN for who is out, the end for who is in.
final class PgDoors implements Doors {

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
