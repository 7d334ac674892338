package io.greenlight.replication.database;

import io.greenlight.backbone.cluster.Login;
import io.greenlight.backbone.cluster.database.Database;
import io.greenlight.backbone.cluster.database.Postgres;
import io.greenlight.backbone.cluster.database.RealServer;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// One connection to each database, as the superuser, which nobody closes: a test that goes through
/// a plan a hundred times would do little but log in.
public final class KeptConnections implements Postgres {

    private static final Map<String, Connection> OPEN = new HashMap<>();

    private final List<RealServer> servers;

    public KeptConnections(RealServer... servers) {
        this.servers = List.of(servers);
    }

    @Override
    public Connection open(Database database, Login login) throws SQLException {
        Connection kept = OPEN.get(database.toString());
        if (kept == null || kept.isClosed()) {
            RealServer server =
                    servers.stream()
                            .filter(one -> one.endpoint().equals(database.endpoint()))
                            .findFirst()
                            .orElseThrow(() -> new SQLException("nobody answers at " + database));
            kept = server.postgres().open(database, server.superuser());
            OPEN.put(database.toString(), kept);
        }
        return unclosed(kept);
    }

    private static Connection unclosed(Connection kept) {
        return (Connection)
                Proxy.newProxyInstance(
                        KeptConnections.class.getClassLoader(),
                        new Class<?>[] {Connection.class},
                        (_, method, values) ->
                                method.getName().equals("close")
                                        ? null
                                        : called(kept, method, values));
    }

    private static Object called(Connection kept, Method method, Object[] values) throws Throwable {
        try {
            return method.invoke(kept, values);
        } catch (InvocationTargetException failed) {
            throw failed.getCause();
        }
    }
}
