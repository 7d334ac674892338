package io.greenlight.preflight.database;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.Login;
import io.greenlight.backbone.cluster.database.Database;
import io.greenlight.backbone.cluster.database.Databases;
import io.greenlight.backbone.cluster.database.Postgres;
import io.greenlight.backbone.cluster.database.Query;
import io.greenlight.backbone.parallel.Together;
import io.greenlight.contracts.Finding;
import io.greenlight.preflight.check.PreflightCheck;
import io.greenlight.preflight.check.PreflightConfig;
import io.greenlight.preflight.check.Route;
import io.greenlight.preflight.database.Looked.Found;
import io.greenlight.preflight.forecast.database.SignReader;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// Runs checks in the databases of a cluster: read only, one statement and one round trip each, a
/// transaction of its own, with a deadline, a short one for locks, and an empty search_path, so
/// that nobody's function stands in for the server's own.
@Singleton
public final class Survey {

    /// Catalog queries take AccessShare locks only; they wait for nothing but a table that is being
    /// dropped or rewritten.
    private static final Duration LOCK_TIMEOUT = Duration.ofSeconds(5);

    /// So many sessions a cluster has to bear at a time.
    private static final int AT_ONCE = 4;

    private final Postgres postgres;
    private final PreflightConfig config;

    @Inject
    public Survey(Postgres postgres, PreflightConfig config) {
        this.postgres = postgres;
        this.config = config;
    }

    /// What the checks of one route find.
    public List<Finding> findings(
            Route route, Cluster cluster, Login login, List<PreflightCheck> checks) {
        return findings(route, Scope.whole(cluster, login), checks, (_, _) -> {});
    }

    /// The same of a part of it, with somebody looking on.
    public List<Finding> findings(
            Route route, Scope scope, List<PreflightCheck> checks, Watcher watcher) {
        return look(List.of(route), scope, checks, watcher).on(route);
    }

    /// What the checks of several routes find on the server and in each of its databases, side by
    /// side, a few sessions at a time. What cannot be looked at is a finding too. The session in
    /// which the server is asked looks at its database, too: a login costs more than most checks.
    public Looked look(
            List<Route> routes, Scope scope, List<PreflightCheck> checks, Watcher watcher) {
        Pass pass = new Pass(routes, scope, checks, new SignReader());
        List<Found> found = new ArrayList<>();
        try (Connection entrance =
                open(new Database(scope.cluster().endpoint(), scope.entrance()), scope.login())) {
            List<String> names =
                    Databases.names(entrance).stream().filter(scope.databases()).toList();
            List<Supplier<List<Found>>> looks = new ArrayList<>();
            looks.add(atEntrance(pass, names, watcher, entrance));
            names.stream()
                    .filter(name -> !name.equals(scope.entrance()))
                    .forEach(name ->
                            looks.add(() -> {
                                List<Found> there = inDatabase(name, pass);
                                watcher.done(name, names.size());
                                return there;
                            }));
            Together.get(AT_ONCE, looks).forEach(found::addAll);
        } catch (SQLException unreachable) {
            found.addAll(
                    pass.everywhere(
                            Unreachable.cluster(scope.cluster(), scope.login(), unreachable)));
        }
        return new Looked(found, pass.signs().signs());
    }

    /// The server, and the database of the session in which it is asked, if that is wanted.
    private static Supplier<List<Found>> atEntrance(
            Pass pass, List<String> names, Watcher watcher, Connection entrance) {
        return () -> {
            pass.signs().readServer(entrance);
            List<Found> found = new ArrayList<>(pass.ofServer(entrance));
            String name = pass.scope().entrance();
            if (names.contains(name)) {
                found.addAll(inDatabase(name, pass, entrance));
                watcher.done(name, names.size());
            }
            return found;
        };
    }

    private List<Found> inDatabase(String name, Pass pass) {
        Scope scope = pass.scope();
        Database database = new Database(scope.cluster().endpoint(), name);
        try (Connection connection = open(database, scope.login())) {
            return inDatabase(name, pass, connection);
        } catch (SQLException unreachable) {
            return pass.everywhere(Unreachable.database(database, scope.login(), unreachable));
        }
    }

    private static List<Found> inDatabase(String name, Pass pass, Connection connection) {
        List<Found> found = pass.ofDatabase(name, connection);
        pass.signs().readDatabase(name, connection);
        return found;
    }

    private Connection open(Database database, Login login) throws SQLException {
        Connection connection = postgres.open(database, login);
        try {
            prepare(connection);
            return connection;
        } catch (SQLException broken) {
            connection.close();
            throw broken;
        }
    }

    /// The settings are the session's: a check that fails leaves them as they are for the next. A
    /// catalog query is planned as a dear one and over in milliseconds: compiling it takes longer.
    private void prepare(Connection connection) throws SQLException {
        new Query(
                        connection,
                        """
                        SELECT pg_catalog.set_config('default_transaction_read_only', 'on', false),
                               pg_catalog.set_config('statement_timeout', ?, false),
                               pg_catalog.set_config('lock_timeout', ?, false),
                               pg_catalog.set_config('jit', 'off', false),
                               pg_catalog.set_config('search_path', '', false)
                        """,
                        config.statementTimeout().toMillis() + "ms",
                        LOCK_TIMEOUT.toMillis() + "ms")
                .text();
    }
}
