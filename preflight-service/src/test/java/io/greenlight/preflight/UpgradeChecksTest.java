package io.greenlight.preflight;

import static io.greenlight.preflight.Bench.HOSTILE;
import static io.greenlight.preflight.Bench.LONGEST;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.greenlight.backbone.cluster.database.Database;
import io.greenlight.contracts.Finding;
import io.greenlight.contracts.PostgresVersion;
import io.greenlight.contracts.Severity;
import io.greenlight.preflight.check.Route;
import io.greenlight.preflight.check.Way;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Checks of what pg_upgrade refuses, stumbles over or carries along with a fault.
class UpgradeChecksTest extends OnEveryMajor {

    @Test
    void aFunctionInCWithoutAnExtensionBlocksUnlessAnExtensionBringsItsLibrary() {
        bench.run("CREATE EXTENSION hstore");
        for (String name : List.of(HOSTILE, LONGEST)) {
            bench.run(
                    "CREATE FUNCTION %I(bytea, text) RETURNS bytea LANGUAGE c"
                            + " AS '$libdir/pgcrypto', 'pg_digest'",
                    name);
        }
        bench.run("UPDATE pg_proc SET probin = '$libdir/vanished' WHERE proname = %L", LONGEST);

        List<Finding> found = bench.findings("c-function");

        assertEquals(
                List.of(Severity.BLOCKED, Severity.WARNING),
                found.stream().map(Finding::severity).toList());
        assertEquals(
                List.of(bench.quoted("public", LONGEST) + "(bytea,text), of $libdir/vanished"),
                found.getFirst().objects());
        assertEquals(
                List.of(bench.quoted("public", HOSTILE) + "(bytea,text), of $libdir/pgcrypto"),
                found.getLast().objects());
        bench.follow(found.getFirst());
        assertCleared(found.getLast());
    }

    @Test
    void anExtensionThatIsNotAtItsNewestWarns() {
        bench.run("CREATE EXTENSION pg_trgm VERSION '1.3'; CREATE EXTENSION hstore");

        Finding finding = bench.finding("extension-version");

        assertEquals(Severity.WARNING, finding.severity());
        assertTrue(finding.objects().getFirst().startsWith("pg_trgm 1.3, of "), finding.toString());
        assertCleared(finding);
    }

    @Test
    void aViewOnAColumnThatTheTargetLacksBlocks() {
        assumeTrue(major < 18);
        String lost = major < 17 ? "pg_stat_bgwriter" : "pg_stat_wal";
        String column = major < 17 ? "checkpoints_timed" : "wal_sync";
        String kept = major < 17 ? "maxwritten_clean" : "wal_records";
        Route route = bench.to(Way.IN_PLACE, major < 17 ? 17 : 18, 6);
        bench.run("CREATE VIEW %I AS SELECT %I AS x FROM %I", HOSTILE, column, lost);
        bench.run("CREATE MATERIALIZED VIEW %I AS SELECT * FROM %I", LONGEST, lost);
        bench.run("CREATE VIEW fine AS SELECT %I, 'checkpoints' AS a FROM %I", kept, lost);

        Finding finding = bench.finding("catalog-view", route);

        assertEquals(Severity.BLOCKED, finding.severity());
        assertEquals(2, finding.objects().size(), finding.objects().toString());
        assertEquals(
                "%s (%s)".formatted(bench.quoted("public", HOSTILE), column),
                finding.objects().stream()
                        .filter(one -> one.contains("50%"))
                        .findFirst()
                        .orElseThrow());
        assertCleared(finding, route);
    }

    @Test
    void aViewOnAFunctionThatTheTargetLacksBlocks() {
        assumeTrue(major < 15);
        bench.run("CREATE VIEW %I AS SELECT pg_is_in_backup() AS a", HOSTILE);

        Finding finding = bench.finding("catalog-view", bench.to(Way.CLONE, 17, 6));

        assertEquals(
                List.of("%s (pg_is_in_backup)".formatted(bench.quoted("public", HOSTILE))),
                finding.objects());
        assertCleared(finding, bench.to(Way.CLONE, 17, 6));
    }

    @Test
    void aNullThatTheParentDoesNotHaveBlocks() {
        assumeTrue(major < 18);
        Route route = bench.to(Way.LOGICAL, 18, 6);
        bench.run("CREATE TABLE parent (%I int NOT NULL)", LONGEST);
        bench.run("CREATE TABLE %I () INHERITS (parent)", HOSTILE);
        bench.run("ALTER TABLE %I ALTER COLUMN %I DROP NOT NULL", HOSTILE, LONGEST);

        Finding finding = bench.finding("not-null-inheritance", route);

        assertEquals(
                List.of(bench.quoted("public", HOSTILE, LONGEST) + ", of public.parent"),
                finding.objects());
        assertCleared(finding, route);
        assertEquals(
                List.of(), bench.findings("not-null-inheritance", bench.to(Way.LOGICAL, 17, 11)));
    }

    @Test
    void anIndexThatHangsOnUnicodeWarns() {
        assumeTrue(major < 18);
        bench.run("CREATE TABLE t (a text PRIMARY KEY)");
        bench.run("CREATE INDEX %I ON t (normalize(a, NFC))", HOSTILE);
        bench.run("CREATE INDEX fine ON t (lower(a))");
        if (major == 17) {
            bench.run("CREATE INDEX %I ON t (lower(a COLLATE pg_c_utf8))", LONGEST);
        }

        Finding finding = bench.finding("unicode-version", bench.to(Way.CLONE, 18, 6));

        assertEquals(Severity.WARNING, finding.severity());
        assertEquals(major == 17 ? 2 : 1, finding.objects().size(), finding.objects().toString());
        assertTrue(finding.objects().contains(bench.quoted("public", HOSTILE)));
    }

    @Test
    void anIndexOfBtreeGistOnInetBlocks() {
        Route route = bench.to(Way.CLONE, 19, 1);
        bench.run("CREATE EXTENSION btree_gist");
        bench.run("CREATE TABLE t (a inet PRIMARY KEY)");
        bench.run("CREATE INDEX %I ON t USING gist (a gist_inet_ops)", HOSTILE);
        bench.run("CREATE INDEX fine ON t USING gist (a inet_ops)");

        Finding finding = bench.finding("gist-inet-index", route);

        assertEquals(List.of(bench.quoted("public", HOSTILE)), finding.objects());
        assertCleared(finding, route);
    }

    @Test
    void anIndexThatAnOldMinorWroteWarnsOnTheWayPastItsFix() {
        bench.run("CREATE EXTENSION ltree");
        bench.run("CREATE TABLE t (a int PRIMARY KEY, path ltree)");
        bench.run("CREATE INDEX %I ON t USING gist (path)", HOSTILE);
        if (major >= 14) {
            bench.run("CREATE INDEX bloom ON t USING brin (a int4_bloom_ops)");
        }

        Finding past = bench.finding("reindex-advice", minors(17, 4, 17, 11));

        assertEquals(Severity.WARNING, past.severity());
        assertTrue(
                past.objects().contains(bench.quoted("public", HOSTILE) + " (gist_ltree_ops)"),
                past.objects().toString());
        assertEquals(major >= 14 ? 2 : 1, past.objects().size());
        assertEquals(List.of(), bench.findings("reindex-advice", minors(17, 11, 17, 12)));
        assertEquals(List.of(), bench.findings("reindex-advice", minors(17, 6, 17, 7)));
        assertEquals(List.of(), bench.findings("reindex-advice", minors(16, 15, 17, 11)));
        assertEquals(1, bench.findings("reindex-advice", minors(13, 20, 17, 8)).size());
    }

    private static Route minors(int from, int fromMinor, int to, int toMinor) {
        return new Route(
                Way.IN_PLACE,
                new PostgresVersion(from, fromMinor),
                new PostgresVersion(to, toMinor));
    }

    @Test
    void aTableCloseToTheWraparoundBlocks() {
        Route route = bench.by(Way.IN_PLACE);
        bench.run("CREATE TABLE %I (a int PRIMARY KEY)", HOSTILE);
        grow(HOSTILE, 1_900_000_000);
        bench.run("CREATE TABLE %I (a int PRIMARY KEY)", LONGEST);
        grow(LONGEST, 1_200_000_000);

        List<Finding> found = bench.findings("transaction-age", route);

        assertEquals(
                List.of(Severity.BLOCKED, Severity.WARNING),
                found.stream().map(Finding::severity).toList());
        assertTrue(
                found.getFirst()
                        .objects()
                        .getFirst()
                        .startsWith(bench.quoted("public", HOSTILE) + ", 19000"),
                found.toString());
        assertEquals(
                Severity.WARNING, bench.finding("transaction-age", bench.by(Way.CLONE)).severity());
        bench.follow(found.getFirst());
        assertCleared(found.getLast(), route);
    }

    private void grow(String table, long age) {
        bench.run(
                "UPDATE pg_class SET relfrozenxid = ((txid_current() + 4294967296 - "
                        + age
                        + ") %% 4294967296)::text::xid WHERE relname = %L",
                table);
    }

    @Test
    void aCollationWhoseLibraryHasChangedWarns() {
        bench.run("CREATE COLLATION %I (provider = icu, locale = 'de')", HOSTILE);
        bench.run("CREATE TABLE t (a text COLLATE %I PRIMARY KEY)", HOSTILE);
        bench.run("UPDATE pg_collation SET collversion = '0' WHERE collversion IS NOT NULL");

        Finding finding = bench.finding("collation-version");

        assertEquals(1, finding.objects().size());
        assertTrue(
                finding.objects()
                        .getFirst()
                        .startsWith(bench.quoted("public", HOSTILE) + " (0, the library has "),
                finding.toString());
        assertCleared(finding);
    }

    @Test
    void aDatabaseWhoseLibraryHasChangedWarns() {
        assumeTrue(major >= 15);
        bench.run(
                "CREATE DATABASE %I TEMPLATE template0 ENCODING 'UTF8'"
                        + " LOCALE_PROVIDER icu ICU_LOCALE 'de'",
                LONGEST);
        bench.run("UPDATE pg_database SET datcollversion = '0' WHERE datname = %L", LONGEST);
        try (Bench other =
                new Bench(bench.server(), new Database(bench.server().endpoint(), LONGEST))) {
            Finding finding = other.finding("collation-version");

            assertEquals(LONGEST, finding.database());
            other.follow(finding);
            assertEquals(List.of(), other.findings("collation-version"));
        }
    }

    @Test
    void aTableThatASubscriptionIsStillCopyingBlocks() {
        Route route = bench.by(Way.IN_PLACE);
        bench.run("CREATE TABLE %I (a int PRIMARY KEY)", LONGEST);
        bench.run(
                "CREATE SUBSCRIPTION %I CONNECTION 'host=127.0.0.1 port=1' PUBLICATION p"
                        + " WITH (connect = false, slot_name = NONE, enabled = false)",
                HOSTILE);
        bench.run(
                "INSERT INTO pg_subscription_rel (srsubid, srrelid, srsubstate)"
                        + " SELECT s.oid, c.oid, 'd' FROM pg_subscription s, pg_class c"
                        + " WHERE c.relname = %L",
                LONGEST);
        try {
            Finding finding = bench.finding("subscription-state", route);

            assertEquals(major >= 17 ? Severity.BLOCKED : Severity.WARNING, finding.severity());
            assertEquals(
                    bench.server().quoted("%I: public.%I", HOSTILE, LONGEST)
                            + (major >= 17 ? " is in state d" : ""),
                    finding.objects().getFirst());
            bench.run("UPDATE pg_subscription_rel SET srsubstate = 'r'");
            assertEquals(major >= 17 ? 0 : 1, bench.findings("subscription-state", route).size());
        } finally {
            bench.run("DROP SUBSCRIPTION %I", HOSTILE);
        }
    }
}
