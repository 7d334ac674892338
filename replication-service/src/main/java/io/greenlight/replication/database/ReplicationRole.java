package io.greenlight.replication.database;

import io.greenlight.backbone.cluster.Login;
import io.greenlight.backbone.cluster.database.Query;
import io.greenlight.backbone.cluster.database.SqlFile;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.postgresql.PGConnection;

/// The role that the target logs in with on the source, for one run.
public final class ReplicationRole {

    private static final String CREATE =
            SqlFile.beside(ReplicationRole.class, "create_replication_role.sql");
    private static final String LET_IN =
            SqlFile.beside(ReplicationRole.class, "let_role_connect.sql");
    private static final String DROP =
            SqlFile.beside(ReplicationRole.class, "drop_replication_role.sql");

    private static final String END_SESSIONS =
            """
            SELECT pg_catalog.pg_terminate_backend(a.pid)
              FROM pg_catalog.pg_stat_activity AS a
             WHERE a.usename = ?
            """;

    private final Connection connection;
    private final String role;

    ReplicationRole(Connection connection, String role) {
        this.connection = connection;
        this.role = role;
    }

    /// Makes the role, unless it is there, and gives it that password. What the server sees and may
    /// log is a SCRAM verifier, computed here (RFC 5802); the password itself never goes to it.
    public void make(Login login, List<String> databases) throws SQLException {
        new Query(connection, CREATE, role, role, role).build();
        connection
                .unwrap(PGConnection.class)
                .alterUserPassword(role, login.password().toCharArray(), "scram-sha-256");
        new Query(connection, LET_IN, role, databases, role).build();
    }

    /// Ends its sessions and drops it; a role that is not there is not missed.
    public void drop() throws SQLException {
        new Query(connection, END_SESSIONS, role).texts();
        new Query(connection, DROP, role).build();
    }
}
