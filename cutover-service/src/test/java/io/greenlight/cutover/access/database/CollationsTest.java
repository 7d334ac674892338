package io.greenlight.cutover.access.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.greenlight.backbone.cluster.RunNames;
import io.greenlight.backbone.cluster.database.Database;
import io.greenlight.backbone.cluster.database.RealServer;
import io.greenlight.contracts.PostgresVersion;
import io.greenlight.contracts.Strategy;
import io.greenlight.contracts.UpgradeId;
import io.greenlight.contracts.UpgradePath;
import io.greenlight.cutover.access.Server;
import io.greenlight.cutover.access.StaleIndex;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/// What an upgrade in place does for collations whose library has changed.
@ParameterizedClass
@MethodSource("io.greenlight.backbone.cluster.database.RealServer#majors")
final class CollationsTest {

    private static final String NAME = "o'd\"d näme; --";
    private static final RunNames NAMES = new RunNames(new UpgradeId("orders-0123abcd"));
    private static final UpgradePath TO_A_NEW_MAJOR =
            new UpgradePath(
                    Strategy.IN_PLACE, new PostgresVersion(14, 10), new PostgresVersion(17, 10));

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
    void aCollationWithAnotherLibraryIsTakenDownOnceItsIndexesAreRebuilt() throws Exception {
        real.execute(
                database,
                """
                CREATE COLLATION "d'e ; {?}" (provider = icu, locale = 'de');
                CREATE TABLE item (name text COLLATE "d'e ; {?}");
                CREATE INDEX sorted ON item (name);
                UPDATE pg_collation SET collversion = '0' WHERE collname = 'd''e ; {?}';
                """);
        try (Server server = open()) {
            StaleIndex index = server.staleIndexes(TO_A_NEW_MAJOR).getFirst();
            assertEquals("public.sorted", index.name());

            String left = server.refreshCollations(List.of("public.sorted")).getFirst();
            assertTrue(left.contains("left, an index is not rebuilt; then: ALTER COLLATION"), left);
            assertEquals(Optional.empty(), server.rebuild(index));
            String told = server.refreshCollations(List.of()).getFirst();

            assertTrue(told.startsWith("public.\"d'e ; {?}\", 0 -> "), told);
            assertTrue(told.endsWith(": taken down"), told);
            assertEquals(List.of(), server.refreshCollations(List.of()));
            assertEquals(List.of(), server.staleIndexes(TO_A_NEW_MAJOR));
        }
    }

    @Test
    void rangesOfPartitionsKeepACollationAsItWas() throws Exception {
        real.execute(
                database,
                """
                CREATE COLLATION de (provider = icu, locale = 'de');
                CREATE TABLE item (name text COLLATE de) PARTITION BY RANGE (name);
                UPDATE pg_collation SET collversion = '0' WHERE collname = 'de';
                """);
        try (Server server = open()) {
            String told = server.refreshCollations(List.of()).getFirst();

            assertTrue(told.contains("left, rows may lie in the wrong partitions"), told);
            assertEquals(1, server.refreshCollations(List.of()).size());
        }
    }

    @Test
    void theLibraryOfADatabaseIsTakenDownWhereTheServerKnowsIt() throws Exception {
        assumeTrue(major >= 15);
        real.drop(NAME);
        real.execute(
                real.maintenance(),
                real.quoted(
                        "CREATE DATABASE %I TEMPLATE template0 LOCALE_PROVIDER icu"
                                + " ICU_LOCALE 'de'",
                        NAME));
        real.execute(
                database,
                """
                CREATE TABLE item (name text);
                CREATE INDEX sorted ON item (name);
                UPDATE pg_database SET datcollversion = '0' WHERE datname = current_database();
                """);
        try (Server server = open()) {
            StaleIndex index = server.staleIndexes(TO_A_NEW_MAJOR).getFirst();
            assertEquals(Optional.empty(), server.rebuild(index));

            String told = server.refreshCollations(List.of()).getFirst();

            assertTrue(told.startsWith("the default of \"o'd\"\"d"), told);
            assertTrue(told.endsWith(": taken down"), told);
            assertEquals(List.of(), server.refreshCollations(List.of()));
        }
    }

    private Server open() throws SQLException {
        return new PgServers(real.postgres()).open(real.endpoint(), NAME, real.superuser(), NAMES);
    }
}
