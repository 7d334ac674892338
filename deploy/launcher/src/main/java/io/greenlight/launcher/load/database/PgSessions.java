package io.greenlight.launcher.load.database;

import io.greenlight.launcher.load.Session;
import io.greenlight.launcher.load.TransactionFailed;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;

/// Opens the connections of clients: each client belongs to one server and one database, taken in
/// turns.
public final class PgSessions implements Session.Source {

    private final List<Server> servers;
    private final List<Workload> workloads;
    private final Properties settings;

    /// @param servers the poolers, or the cluster's endpoint
    /// @param settings what pgjdbc is given, user and password among it
    public PgSessions(List<Server> servers, List<Workload> workloads, Properties settings) {
        this.servers = List.copyOf(servers);
        this.workloads = List.copyOf(workloads);
        this.settings = settings;
    }

    /// Where clients connect.
    public record Server(String host, int port) {}

    @Override
    public Session open(int client) throws TransactionFailed {
        Workload workload = workloads.get(client % workloads.size());
        Server server = servers.get(client / workloads.size() % servers.size());
        String url =
                "jdbc:postgresql://%s:%d/%s"
                        .formatted(server.host(), server.port(), workload.database());
        try {
            Connection connection = DriverManager.getConnection(url, settings);
            try {
                return new PgSession(connection, workload);
            } catch (SQLException unusable) {
                connection.close();
                throw unusable;
            }
        } catch (SQLException failed) {
            throw PgSession.failure(failed);
        }
    }
}
