package io.greenlight.cutover.access.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.greenlight.backbone.cluster.RunNames;
import io.greenlight.backbone.cluster.database.Database;
import io.greenlight.backbone.cluster.database.Query;
import io.greenlight.backbone.cluster.database.RealServer;
import io.greenlight.backbone.cluster.database.Statistics;
import io.greenlight.contracts.PostgresVersion;
import io.greenlight.contracts.Strategy;
import io.greenlight.contracts.UpgradeId;
import io.greenlight.contracts.UpgradePath;
import io.greenlight.cutover.access.Server;
import io.greenlight.cutover.access.StaleIndex;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/// What an upgrade in place does on a server, in a database whose name tries to be SQL.
@ParameterizedClass
@MethodSource("io.greenlight.backbone.cluster.database.RealServer#majors")
final class PgServerTest {

    private static final String NAME = "o'd\"d näme; --";
    private static final RunNames NAMES = new RunNames(new UpgradeId("orders-0123abcd"));
    private static final UpgradePath TO_A_NEW_MAJOR =
            new UpgradePath(
                    Strategy.IN_PLACE, new PostgresVersion(14, 10), new PostgresVersion(17, 10));

    /// The first major with an opclass that an old minor wrote wrong.
    private static final int BLOOM = 14;

    /// The first major with a locale provider of its own.
    private static final int BUILTIN = 17;

    @Parameter private int major;

    private RealServer real;
    private Database database;

    @BeforeEach
    void make() {
        real = RealServer.of(major);
        database = real.create(NAME);
    }

    @AfterEach
    void nothingIsLeft() {
        real.drop(NAME);
    }

    @Test
    void theServerSaysItsVersionAndItsDatabases() throws Exception {
        try (Server server = open()) {
            assertEquals(real.version().toString(), server.version());
            assertTrue(server.databases().containsAll(List.of(NAME, "postgres")));
            assertFalse(server.isInRecovery());
        }
    }

    @Test
    void onlyAuroraHasAPatchLevelOfItsOwn() throws Exception {
        try (Server server = open()) {
            assertEquals(real.version().toString(), server.auroraVersion());
        }
        real.execute(
                database,
                """
                SET allow_system_table_mods = on;
                CREATE FUNCTION pg_catalog.aurora_version() RETURNS text LANGUAGE sql
                    AS $$ SELECT '17.4.5' $$;
                """);
        try (Server server = open()) {
            assertEquals("17.4.5", server.auroraVersion());
        }
    }

    @Test
    void aRowIsWrittenWhereProbesWriteUntilTheSchemaIsGone() throws Exception {
        try (Server server = open()) {
            for (int time = 1; time <= 2; time++) {
                server.makeProbeTable();
                server.writeProbe();
            }
            assertEquals("2", ask("SELECT looks::text FROM greenlight_0123abcd.probe"));

            server.dropRunSchema();
            server.dropRunSchema();
        }

        assertEquals(
                "0",
                ask("SELECT count(*)::text FROM pg_namespace WHERE nspname LIKE 'greenlight%'"));
    }

    @Test
    void tablesAreAnalyzedAndExtensionsUpdated() throws Exception {
        real.execute(
                database, "CREATE TABLE item (id int); CREATE EXTENSION pg_trgm VERSION '1.3'");
        try (Server server = open()) {
            Statistics.Missing table = server.unanalyzed(Statistics.Pass.FULL).getFirst();
            assertEquals("public.item", table.table());
            assertEquals(
                    Statistics.Became.ANALYZED,
                    server.analyze(table, Statistics.Pass.FULL).became());
            assertEquals(1, server.updateExtensions().size());
        }
    }

    @Test
    void anIndexThatAnOldMinorWroteWrongIsRebuilt() throws Exception {
        assumeTrue(major >= BLOOM);
        real.execute(
                database,
                """
                CREATE TABLE item (id int, name text);
                CREATE INDEX "blo'om ; {?}" ON item USING brin (id int4_bloom_ops);
                CREATE INDEX plain ON item (id);
                """);
        try (Server server = open()) {
            List<StaleIndex> stale = server.staleIndexes(TO_A_NEW_MAJOR);

            assertEquals(
                    List.of("public.\"blo'om ; {?}\""),
                    stale.stream().map(StaleIndex::name).toList());
            assertTrue(stale.getFirst().ours());
            String before = file();
            assertEquals(Optional.empty(), server.rebuild(stale.getFirst()));
            assertFalse(before.equals(file()));
        }
    }

    @Test
    void whatAKilledRebuildHasLeftGoesWithTheNext() throws Exception {
        assumeTrue(major >= BLOOM);
        real.execute(
                database,
                """
                CREATE TABLE item (id int);
                CREATE INDEX bloom ON item USING brin (id int4_bloom_ops);
                CREATE INDEX bloom_ccnew ON item USING brin (id int4_bloom_ops);
                UPDATE pg_index SET indisvalid = false
                 WHERE indexrelid = 'bloom_ccnew'::regclass;
                """);
        try (Server server = open()) {
            StaleIndex index = server.staleIndexes(TO_A_NEW_MAJOR).getFirst();

            assertEquals("public.bloom", index.name());
            assertEquals(Optional.empty(), server.rebuild(index));
        }

        assertEquals(
                "bloom",
                ask(
                        "SELECT string_agg(relname, ', ') FROM pg_class WHERE relkind = 'i'"
                                + " AND relname LIKE 'bloom%'"));
    }

    @Test
    void anIndexThatCannotBeRebuiltSaysWhy() throws Exception {
        try (Server server = open()) {
            StaleIndex gone =
                    new StaleIndex(
                            1, "gone", "REINDEX INDEX CONCURRENTLY public.gone", "it is not", true);

            Optional<String> objection = server.rebuild(gone);

            assertTrue(objection.orElseThrow().contains("does not exist"), objection::toString);
        }
    }

    @Test
    void aNewMinorWithTheSameFixesHasNothingToRebuild() throws Exception {
        assumeTrue(major >= BLOOM);
        real.execute(
                database,
                "CREATE TABLE item (id int);"
                        + " CREATE INDEX bloom ON item USING brin (id int4_bloom_ops)");
        UpgradePath path =
                new UpgradePath(
                        Strategy.IN_PLACE, new PostgresVersion(17, 6), new PostgresVersion(17, 10));
        try (Server server = open()) {
            assertEquals(List.of(), server.staleIndexes(path));
        }
    }

    @Test
    void textSearchIsRebuiltFor18WhereTheLocaleIsNotLibcs() throws Exception {
        assumeTrue(major >= BUILTIN);
        String sql =
                "CREATE TABLE item (words tsvector);"
                        + " CREATE INDEX words ON item USING gin (words)";
        real.execute(database, sql);
        real.execute(
                real.maintenance(),
                "CREATE DATABASE builtin TEMPLATE template0 LOCALE_PROVIDER builtin"
                        + " BUILTIN_LOCALE 'C.UTF-8'");
        Database builtin = new Database(real.endpoint(), "builtin");
        real.execute(builtin, sql);
        UpgradePath path =
                new UpgradePath(
                        Strategy.IN_PLACE, new PostgresVersion(17, 11), new PostgresVersion(18, 6));
        try (Server libc = open();
                Server other = new PgServer(real.postgres(), builtin, real.superuser(), NAMES)) {
            assertEquals(List.of(), libc.staleIndexes(path));
            assertEquals(
                    List.of("public.words"),
                    other.staleIndexes(path).stream().map(StaleIndex::name).toList());
        } finally {
            real.drop("builtin");
        }
    }

    private String file() {
        return ask("SELECT pg_relation_filenode('public.\"blo''om ; {?}\"')::text");
    }

    private String ask(String sql) {
        try (Connection connection = real.open(database)) {
            return new Query(connection, sql).text();
        } catch (SQLException broken) {
            throw new IllegalStateException(sql, broken);
        }
    }

    private Server open() throws SQLException {
        return new PgServers(real.postgres()).open(real.endpoint(), NAME, real.superuser(), NAMES);
    }
}
