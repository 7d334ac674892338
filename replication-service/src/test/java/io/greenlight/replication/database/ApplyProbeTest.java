package io.greenlight.replication.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.greenlight.backbone.cluster.Login;
import io.greenlight.backbone.cluster.RunNames;
import io.greenlight.backbone.cluster.database.Database;
import io.greenlight.backbone.cluster.database.RealServer;
import io.greenlight.contracts.UpgradeId;
import io.greenlight.replication.database.ApplyProbe.Result;
import io.greenlight.replication.database.ApplyProbe.Table;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Tables whose rows call something, on real servers.
class ApplyProbeTest {

    private static final String NAME = "probed \"db\" {ü}";

    private static final String SCHEMA =
            """
            CREATE FUNCTION is_fine(int) RETURNS bool LANGUAGE sql IMMUTABLE AS 'SELECT $1 > 0';
            CREATE FUNCTION unqualified(int) RETURNS bool LANGUAGE plpgsql IMMUTABLE
                AS 'BEGIN RETURN is_fine($1); END';
            CREATE FUNCTION qualified(int) RETURNS bool LANGUAGE plpgsql IMMUTABLE
                AS 'BEGIN RETURN public.is_fine($1); END';
            CREATE DOMAIN natural_number AS int CHECK (unqualified(VALUE));
            CREATE TABLE "odd "" table" (id int PRIMARY KEY CHECK (unqualified(id)));
            CREATE TABLE sound (
                id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                n int CHECK (qualified(n)),
                double int GENERATED ALWAYS AS (n * 2) STORED);
            CREATE TABLE indexed (id int PRIMARY KEY);
            CREATE INDEX by_expression ON indexed (unqualified(id));
            CREATE TABLE counted (n natural_number);
            CREATE TABLE fired (id int);
            CREATE FUNCTION fire() RETURNS trigger LANGUAGE plpgsql
                AS 'BEGIN PERFORM is_fine(1); RETURN NEW; END';
            CREATE TRIGGER always AFTER INSERT ON fired FOR EACH ROW EXECUTE FUNCTION fire();
            ALTER TABLE fired ENABLE ALWAYS TRIGGER always;
            CREATE TABLE nothing_here (id int CHECK (unqualified(id)));
            CREATE TABLE of_no_interest (id int CHECK (id > 0));
            INSERT INTO "odd "" table" SELECT generate_series(1, 10);
            INSERT INTO sound (n) SELECT generate_series(1, 10);
            INSERT INTO indexed SELECT generate_series(1, 10);
            INSERT INTO counted VALUES (1);
            INSERT INTO fired VALUES (1);
            INSERT INTO of_no_interest VALUES (1);
            """;

    static Stream<Integer> majors() {
        return RealServer.majors();
    }

    @ParameterizedTest
    @MethodSource("majors")
    void whatStopsReplicationIsFoundAndNothingIsChanged(int major) throws SQLException {
        RealServer server = RealServer.of(major);
        Database database = server.create(NAME);
        try (Session session = session(server, database, server.superuser())) {
            server.execute(database, SCHEMA);
            ApplyProbe probe = session.applyProbe();

            Map<String, Table> tables =
                    probe.tables().stream()
                            .collect(Collectors.toMap(Table::name, Function.identity()));

            assertEquals(6, tables.size(), tables::toString);
            requireStopped(probe, table(tables, "public.\"odd \"\" table\""));
            requireStopped(probe, table(tables, "public.indexed"));
            requireStopped(probe, table(tables, "public.counted"));
            requireStopped(probe, table(tables, "public.fired"));
            assertTrue(table(tables, "public.fired").fires());
            assertEquals(new Result.Written(3), probe.write(table(tables, "public.sound")));
            assertEquals(new Result.Written(0), probe.write(table(tables, "public.nothing_here")));
            assertEquals(List.of("index by_expression"), table(tables, "public.indexed").objects());
            assertEquals(List.of(), probe.waysOut());
            server.execute(
                    database,
                    """
                    DO $$ BEGIN
                        ASSERT (SELECT sum(n) FROM public.sound) = 55;
                        ASSERT (SELECT max(ctid) FROM public.sound) = '(0,10)';
                        ASSERT (SELECT count(*) FROM public.indexed) = 10;
                    END $$
                    """);
        } finally {
            server.drop(NAME);
        }
    }

    @ParameterizedTest
    @MethodSource("majors")
    void whoMayNotDoAsReplicationDoesIsTold(int major) throws SQLException {
        RealServer server = RealServer.of(major);
        Database database = server.create(NAME);
        Login humble = new Login("humble", "not-a-secret-1");
        server.execute(database, SCHEMA);
        server.execute(database, "CREATE ROLE humble LOGIN PASSWORD 'not-a-secret-1'");
        try (Session session = session(server, database, humble)) {
            ApplyProbe probe = session.applyProbe();

            Result result = probe.write(probe.tables().getFirst());

            String objection = assertInstanceOf(Result.NotAllowed.class, result).objection();
            assertTrue(objection.contains("session_replication_role"), objection);
        } finally {
            server.drop(NAME);
            server.execute(server.maintenance(), "DROP ROLE humble");
        }
    }

    private static Table table(Map<String, Table> tables, String name) {
        return Objects.requireNonNull(tables.get(name), name);
    }

    private static void requireStopped(ApplyProbe probe, Table table) throws SQLException {
        Result result = probe.write(table);
        String objection = assertInstanceOf(Result.Stopped.class, result).objection();
        assertTrue(objection.contains("function is_fine(integer) does not exist"), objection);
    }

    private static Session session(RealServer server, Database database, Login login)
            throws SQLException {
        return Session.open(
                server.postgres(), database, login, new RunNames(new UpgradeId("orders-0123abcd")));
    }
}
