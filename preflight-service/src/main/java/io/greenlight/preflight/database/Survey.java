package io.greenlight.preflight.database;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.Login;
import io.greenlight.backbone.cluster.database.Database;
import io.greenlight.backbone.cluster.database.Databases;
import io.greenlight.backbone.cluster.database.Postgres;
import io.greenlight.backbone.cluster.database.Query;
import io.greenlight.contracts.Finding;
import io.greenlight.contracts.UpgradeOrder;
import io.greenlight.preflight.check.DatabaseCheck;
import io.greenlight.preflight.check.FleetCheck;
import io.greenlight.preflight.check.PreflightCheck;
import io.greenlight.preflight.check.PreflightConfig;
import io.greenlight.preflight.check.ServerCheck;
import io.greenlight.preflight.check.Source;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Runs checks in the databases of a cluster: read only, each in a transaction of its own, with a
/// deadline for its statement, a short one for locks, and an empty search_path, so that nobody's
/// function stands in for the server's own.
@Singleton
public final class Survey {

    /// Catalog queries take AccessShare locks only; they wait for nothing but a table that is being
    /// dropped or rewritten.
    private static final Duration LOCK_TIMEOUT = Duration.ofSeconds(5);

    private final Postgres postgres;
    private final PreflightConfig config;

    @Inject
    public Survey(Postgres postgres, PreflightConfig config) {
        this.postgres = postgres;
        this.config = config;
    }

    /// What the checks find on the server and in each of its databases. What cannot be looked at is
    /// a finding too.
    public List<Finding> findings(
            UpgradeOrder order, Cluster cluster, Login login, List<PreflightCheck> checks) {
        Database maintenance = new Database(cluster.endpoint(), Databases.MAINTENANCE);
        List<Finding> findings = new ArrayList<>();
        List<String> names = new ArrayList<>();
        try (Connection connection = open(maintenance, login)) {
            names.addAll(Databases.names(connection));
            connection.commit();
            Source whole = new PgSource(Source.WHOLE_CLUSTER, order, cluster, connection);
            findings.addAll(inspected(checks, Scope.SERVER, whole, connection));
        } catch (SQLException unreachable) {
            findings.add(Unreachable.cluster(cluster, login, unreachable));
        }
        for (String name : names) {
            Database database = new Database(cluster.endpoint(), name);
            try (Connection connection = open(database, login)) {
                Source source = new PgSource(name, order, cluster, connection);
                findings.addAll(inspected(checks, Scope.DATABASE, source, connection));
            } catch (SQLException unreachable) {
                findings.add(Unreachable.database(database, login, unreachable));
            }
        }
        return findings;
    }

    private enum Scope {
        SERVER,
        DATABASE
    }

    private static List<Finding> inspected(
            List<PreflightCheck> checks, Scope scope, Source source, Connection connection)
            throws SQLException {
        List<Finding> findings = new ArrayList<>();
        for (PreflightCheck check : checks) {
            if (check.appliesTo(source.order().path())) {
                findings.addAll(inspected(check, scope, source, connection));
            }
        }
        return findings;
    }

    private static List<Finding> inspected(
            PreflightCheck check, Scope scope, Source source, Connection connection)
            throws SQLException {
        try {
            return switch (check) {
                case FleetCheck _ -> List.of();
                case ServerCheck here when scope == Scope.SERVER -> here.inspect(source);
                case ServerCheck _ -> List.of();
                case DatabaseCheck here when scope == Scope.DATABASE -> here.inspect(source);
                case DatabaseCheck _ -> List.of();
            };
        } catch (PgSource.Unanswered unanswered) {
            return List.of(Unreachable.check(check, source, unanswered.refusal()));
        } finally {
            connection.rollback();
        }
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
        connection.setReadOnly(true);
        connection.setAutoCommit(false);
    }
}
