package io.greenlight.preflight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.greenlight.backbone.cluster.Login;
import io.greenlight.backbone.cluster.database.Database;
import io.greenlight.backbone.cluster.database.Postgres;
import io.greenlight.backbone.cluster.database.Query;
import io.greenlight.backbone.cluster.database.RealServer;
import io.greenlight.backbone.cluster.database.SqlFile;
import io.greenlight.contracts.Finding;
import io.greenlight.preflight.check.Catalog;
import io.greenlight.preflight.check.PreflightCheck;
import io.greenlight.preflight.check.Route;
import io.greenlight.preflight.check.Way;
import io.greenlight.preflight.database.Looked;
import io.greenlight.preflight.database.Scope;
import io.greenlight.preflight.database.Survey;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.postgresql.PGConnection;
import org.postgresql.jdbc.AutoSave;

/// Everything in a database is dropped while it is looked at. The scans of a query see it until the
/// query ends; the server's functions know the latest, and find nothing there any more.
@ExtendWith(ProofCounter.class)
class VanishedTest {

    private static final String VANISH =
            """
            DROP SCHEMA zoo, public, "it's a ""zoo"" ; -- $x$" CASCADE;
            SELECT lo_unlink(oid) FROM pg_largeobject_metadata
            """;

    @ParameterizedTest
    @MethodSource("io.greenlight.backbone.cluster.database.RealServer#majors")
    void whatVanishesIsPassedOverOrToldAndTheOtherChecksGoOn(int major) {
        try (RealServer server = RealServer.fresh(major, Map.of())) {
            Bench bench = new Bench(server, server.create("zoo"));
            server.execute(bench.database(), SqlFile.beside(Survey.class, "zoo.sql"));
            List<Route> routes = Arrays.stream(Way.values()).map(bench::by).toList();

            Looked looked =
                    new Survey(new Late(bench), Bench.CONFIG)
                            .look(
                                    routes,
                                    Scope.whole(bench.cluster(), server.superuser()),
                                    checks(),
                                    (_, _) -> {});

            for (Route route : routes) {
                List<Finding> found = looked.on(route);
                assertEquals("witness", found.getLast().check());
                assertEquals("zoo", found.getLast().database());
            }
            List<Finding> found = looked.on(bench.by(Way.CLONE));
            assertTrue(found.toString().contains("unkeyed"), found::toString);
            assertEquals(refused(major), notLooked(found));
        }
    }

    private static List<PreflightCheck> checks() {
        return Stream.concat(Catalog.of(Duration.ofMinutes(5)).stream(), Stream.of(new Witness()))
                .toList();
    }

    /// Those that have the server read the thing itself, which it cannot do: a view that the next
    /// major's catalogs would break, and a collation of the provider that 17 brought.
    private static Set<String> refused(int major) {
        return switch (major) {
            case 16 -> Set.of("catalog-view");
            case 17, 18 -> Set.of("collation-version");
            default -> Set.of();
        };
    }

    private static Set<String> notLooked(List<Finding> found) {
        return found.stream()
                .filter(one -> one.title().startsWith("the check could not look: ERROR: "))
                .map(Finding::check)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /// Sessions that are late: what they see is of the moment before it was dropped. Statements
    /// that fail leave them as they were, as each being a transaction of its own would.
    private record Late(Bench bench) implements Postgres {

        @Override
        public Connection open(Database database, Login login) throws SQLException {
            Connection connection = bench.server().open(database);
            connection.unwrap(PGConnection.class).setAutosave(AutoSave.ALWAYS);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setAutoCommit(false);
            new Query(connection, "SELECT count(*) FROM pg_catalog.pg_class").text();
            if (database.equals(bench.database())) {
                bench.server().execute(database, VANISH);
            }
            return connection;
        }
    }
}
