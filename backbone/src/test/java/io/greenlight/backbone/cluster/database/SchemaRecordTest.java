package io.greenlight.backbone.cluster.database;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.greenlight.backbone.cluster.RunNames;
import io.greenlight.contracts.UpgradeId;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What DDL behind the record is found, and what is none.
@ParameterizedClass
@MethodSource("io.greenlight.backbone.cluster.database.RealServer#majors")
final class SchemaRecordTest {

    private static final String NAME = "record \"of\" ;--";
    private static final RunNames NAMES = new RunNames(new UpgradeId("record-0123abcd"));

    private static final List<String> SCHEMA =
            List.of(
                    "CREATE ROLE \"record;r\"",
                    "CREATE TYPE mood AS ENUM ('good', 'bad')",
                    "CREATE DOMAIN small AS int CHECK (VALUE < 10)",
                    "CREATE TABLE \"t;\"\"é\" (id int PRIMARY KEY, note text DEFAULT 'as before',"
                            + " at timestamptz DEFAULT '2026-01-01 00:00+00', mood mood,"
                            + " small small)",
                    "CREATE VIEW seen AS SELECT note FROM \"t;\"\"é\"",
                    "CREATE TABLE plain (id int PRIMARY KEY, n int)",
                    "CREATE SEQUENCE counter",
                    "CREATE FUNCTION one() RETURNS int LANGUAGE sql AS 'SELECT 1'",
                    "CREATE AGGREGATE total (int) (SFUNC = int4pl, STYPE = int)",
                    "CREATE TABLE parent (id int) PARTITION BY RANGE (id)",
                    "CREATE POLICY own ON \"t;\"\"é\" USING (true)",
                    "CREATE MATERIALIZED VIEW kept AS SELECT note FROM \"t;\"\"é\"");

    @Parameter private int major;

    private RealServer server;
    private Database database;

    @BeforeEach
    void recorded() throws SQLException {
        server = RealServer.of(major);
        database = server.create(NAME);
        server.execute(database, String.join(";", SCHEMA));
        try (RunSession session = session()) {
            session.runSchema().make();
            session.schemaRecord().take();
            session.schemaRecord().take();
        }
    }

    @AfterEach
    void nothingIsLeft() {
        server.drop(NAME);
        server.execute(server.maintenance(), "DROP ROLE IF EXISTS \"record;r\"");
    }

    @ParameterizedTest
    @MethodSource({"changesOfTables", "otherChanges"})
    void whatWasChangedIsNamed(String change, String object) throws SQLException {
        server.execute(database, change);

        assertEquals(List.of(object), found());
    }

    static Stream<Arguments> changesOfTables() {
        String table = "table public.\"t;\"\"é\"";
        return Stream.of(
                Arguments.of("ALTER TABLE \"t;\"\"é\" ALTER note SET DEFAULT 'later'", table),
                Arguments.of("ALTER TABLE \"t;\"\"é\" ALTER at SET DEFAULT now()", table),
                Arguments.of("ALTER TABLE \"t;\"\"é\" ADD more int", table),
                Arguments.of("ALTER TABLE plain DROP n, ADD n int", "table public.plain"),
                Arguments.of(
                        "ALTER TABLE plain ALTER n TYPE int USING n * 2", "table public.plain"),
                Arguments.of("ALTER TABLE \"t;\"\"é\" ADD CHECK (id > 0)", table),
                Arguments.of("ALTER TABLE \"t;\"\"é\" ENABLE ROW LEVEL SECURITY", table),
                Arguments.of("ALTER TABLE \"t;\"\"é\" SET (fillfactor = 50)", table),
                Arguments.of("ALTER POLICY own ON \"t;\"\"é\" USING (false)", table),
                Arguments.of("CREATE INDEX ON \"t;\"\"é\" (note)", table),
                Arguments.of("GRANT SELECT ON \"t;\"\"é\" TO \"record;r\"", table),
                Arguments.of("CREATE STATISTICS st ON id, note FROM \"t;\"\"é\"", table),
                Arguments.of(
                        "CREATE RULE r AS ON DELETE TO \"t;\"\"é\" DO INSTEAD NOTHING", table));
    }

    static Stream<Arguments> otherChanges() {
        return Stream.of(
                Arguments.of(
                        "CREATE OR REPLACE VIEW seen AS SELECT 'x' AS note", "view public.seen"),
                Arguments.of("ALTER SEQUENCE counter INCREMENT 2", "sequence public.counter"),
                Arguments.of(
                        "CREATE OR REPLACE FUNCTION one() RETURNS int LANGUAGE sql AS 'SELECT 2'",
                        "function public.one()"),
                Arguments.of("ALTER TYPE mood ADD VALUE 'so so'", "type public.mood"),
                Arguments.of("ALTER DOMAIN small ADD CHECK (VALUE > 0)", "type public.small"),
                Arguments.of(
                        "CREATE TABLE part PARTITION OF parent FOR VALUES FROM (0) TO (9)",
                        "table public.part"),
                Arguments.of("CREATE SCHEMA later", "schema later"),
                Arguments.of("DROP AGGREGATE total (int)", "function public.total(integer)"),
                Arguments.of("ALTER ROLE \"record;r\" CREATEDB", "role \"record;r\""),
                Arguments.of(
                        "ALTER ROLE \"record;r\" SET work_mem = '8MB'",
                        "settings of role \"record;r\""),
                Arguments.of(
                        "GRANT pg_monitor TO \"record;r\"",
                        "membership of \"record;r\" in pg_monitor"),
                Arguments.of(
                        "ALTER DEFAULT PRIVILEGES FOR ROLE \"record;r\" GRANT SELECT ON TABLES"
                                + " TO PUBLIC",
                        "default privileges of \"record;r\""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO \"t;\"\"é\" VALUES (1)",
                "TRUNCATE \"t;\"\"é\"",
                "VACUUM FULL \"t;\"\"é\"",
                "ANALYZE",
                "REINDEX TABLE \"t;\"\"é\"",
                "REFRESH MATERIALIZED VIEW kept",
                "CREATE TEMP TABLE passing (id serial PRIMARY KEY, note text DEFAULT 'x')",
                "SELECT nextval('counter')"
            })
    void whatIsNoDdlIsNotNamed(String harmless) throws SQLException {
        server.execute(database, harmless);

        assertEquals(List.of(), found());
    }

    private List<String> found() throws SQLException {
        try (RunSession session = session()) {
            return session.schemaRecord().changes();
        }
    }

    private RunSession session() throws SQLException {
        return new RunSession(server.postgres(), database, server.superuser(), NAMES) {};
    }
}
