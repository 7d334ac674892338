package io.greenlight.preflight;

import static io.greenlight.preflight.Bench.HOSTILE;
import static io.greenlight.preflight.Bench.LONGEST;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.greenlight.contracts.Finding;
import io.greenlight.contracts.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Each builds the broken thing, reads the finding, does what it says, and finds nothing more.
class TableChecksTest extends OnEveryMajor {

    @Test
    void aTableWithoutKeyBlocks() {
        bench.run("CREATE SCHEMA %I", HOSTILE);
        bench.run("CREATE TABLE %I.%I (a int)", HOSTILE, LONGEST);

        Finding finding = bench.finding("replica-identity");

        assertEquals(Severity.BLOCKED, finding.severity());
        assertEquals(HOSTILE, finding.database());
        assertEquals("tables whose rows replication cannot name: 1", finding.title());
        assertEquals(List.of(bench.quoted(HOSTILE, LONGEST)), finding.objects());
        assertEquals(
                bench.server().quoted("ALTER TABLE %I.%I REPLICA IDENTITY FULL;", HOSTILE, LONGEST),
                finding.remedy());
        assertCleared(finding);
    }

    @Test
    void aUniqueIndexThatCanNameRowsIsTheRemedy() {
        bench.run("CREATE TABLE %I (%I int NOT NULL)", HOSTILE, LONGEST);
        bench.run("CREATE UNIQUE INDEX %I ON %I (%I)", LONGEST, HOSTILE, LONGEST);

        Finding finding = bench.finding("replica-identity");

        assertEquals(
                bench.server()
                        .quoted(
                                "ALTER TABLE public.%I REPLICA IDENTITY USING INDEX %I;",
                                HOSTILE, LONGEST),
                finding.remedy());
        assertCleared(finding);
    }

    @Test
    void aDeferrableKeyNamesNoRows() {
        bench.run("CREATE TABLE %I (a int PRIMARY KEY DEFERRABLE)", HOSTILE);

        assertCleared(bench.finding("replica-identity"));
    }

    @Test
    void anIdentityThatWasTakenAwayIsGivenBack() {
        bench.run("CREATE TABLE %I (a int PRIMARY KEY)", HOSTILE);
        bench.run("ALTER TABLE %I REPLICA IDENTITY NOTHING", HOSTILE);

        Finding finding = bench.finding("replica-identity");

        assertEquals(
                bench.server().quoted("ALTER TABLE public.%I REPLICA IDENTITY DEFAULT;", HOSTILE),
                finding.remedy());
        assertCleared(finding);
    }

    @Test
    void aDroppedIdentityIndexIsMissed() {
        bench.run("CREATE TABLE t (a int NOT NULL)");
        bench.run("CREATE UNIQUE INDEX i ON t (a)");
        bench.run("ALTER TABLE t REPLICA IDENTITY USING INDEX i");
        assertEquals(List.of(), bench.findings("replica-identity"));
        bench.run("DROP INDEX i");

        assertCleared(bench.finding("replica-identity"));
    }

    @Test
    void aLeafPartitionWithoutKeyBlocks() {
        bench.run("CREATE TABLE root (a int) PARTITION BY LIST (a)");
        bench.run("CREATE TABLE %I PARTITION OF root FOR VALUES IN (1)", LONGEST);

        Finding finding = bench.finding("replica-identity");

        assertEquals(List.of(bench.quoted("public", LONGEST)), finding.objects());
        assertCleared(finding);
    }

    @Test
    void aTableThatOnlyTakesInsertsWarns() {
        bench.run("CREATE TABLE %I (a int)", HOSTILE);
        bench.run("INSERT INTO %I VALUES (1)", HOSTILE);

        // The server counts rows a moment after they were written.
        await().untilAsserted(() ->
                assertEquals(Severity.WARNING, bench.finding("replica-identity").severity()));

        bench.run("UPDATE %I SET a = 2", HOSTILE);
        await().untilAsserted(() ->
                assertEquals(Severity.BLOCKED, bench.finding("replica-identity").severity()));
    }

    @Test
    void anUnloggedTableWarns() {
        bench.run("CREATE UNLOGGED TABLE %I (a int PRIMARY KEY)", HOSTILE);

        Finding finding = bench.finding("unlogged-table");

        assertEquals(Severity.WARNING, finding.severity());
        assertEquals(List.of(bench.quoted("public", HOSTILE)), finding.objects());
        assertCleared(finding);
    }

    @Test
    void aDatatypeThatPgUpgradeRefusesBlocksAtAnyDepth() {
        bench.run("CREATE DOMAIN %I AS regproc", HOSTILE);
        bench.run("CREATE TYPE %I AS (a int, b %I[])", LONGEST, HOSTILE);
        bench.run("CREATE TABLE t (plain regproc, %I %I, fine regclass)", HOSTILE, LONGEST);

        Finding finding = bench.finding("data-type");

        assertEquals(Severity.BLOCKED, finding.severity());
        assertEquals(
                List.of(bench.quoted("public", "t", HOSTILE), "public.t.plain"), finding.objects());
        assertCleared(finding);
    }

    @Test
    void theRowTypeOfACatalogBlocks() {
        bench.run("CREATE TABLE %I (a pg_catalog.pg_class)", HOSTILE);

        assertCleared(bench.finding("data-type"));
    }

    @Test
    void largeObjectsBlock() {
        bench.run("SELECT lo_create(0), lo_create(0)");

        Finding finding = bench.finding("large-object");

        assertEquals(Severity.BLOCKED, finding.severity());
        assertEquals(List.of("2 large objects of postgres"), finding.objects());
        assertCleared(finding);
    }

    @Test
    void aSequenceAtItsEndBlocksAndIsWidenedWithItsColumn() {
        bench.run("CREATE TABLE %I (%I serial PRIMARY KEY)", HOSTILE, LONGEST);
        bench.run("CREATE TABLE i (a smallint GENERATED ALWAYS AS IDENTITY PRIMARY KEY)");
        bench.run("SELECT setval(pg_get_serial_sequence('i', 'a'), 32760)");
        bench.run("CREATE SEQUENCE down INCREMENT -2 MINVALUE -100000");
        bench.run("SELECT setval('down', -99990)");
        bench.server()
                .execute(
                        bench.database(),
                        """
                        SELECT setval(s.seqrelid::regclass, 2147483640)
                          FROM pg_sequence AS s
                         WHERE s.seqtypid = 'int4'::regtype
                        """);

        Finding finding = bench.finding("sequence");

        assertEquals(Severity.BLOCKED, finding.severity());
        assertEquals(3, finding.objects().size());
        assertCleared(finding);
        bench.run("INSERT INTO %I DEFAULT VALUES", HOSTILE);
        bench.run("INSERT INTO i DEFAULT VALUES");
    }

    @Test
    void aSequenceThatIsNearlyUsedUpWarns() {
        bench.run("CREATE SEQUENCE %I AS int", HOSTILE);
        bench.run("CREATE SEQUENCE round AS int CYCLE");
        bench.run("SELECT setval(seqrelid::regclass, 2000000000) FROM pg_sequence");

        Finding finding = bench.finding("sequence");

        assertEquals(Severity.WARNING, finding.severity());
        assertEquals(List.of(bench.quoted("public", HOSTILE)), finding.objects());
        assertCleared(finding);
    }

    @Test
    void anIndexThatIsNotValidWarns() {
        bench.run("CREATE TABLE t (a int PRIMARY KEY, b int)");
        bench.run("CREATE INDEX %I ON t (b)", HOSTILE);
        bench.run(
                "UPDATE pg_index SET indisvalid = false WHERE NOT indisprimary AND indrelid ="
                        + " 't'::regclass");

        Finding finding = bench.finding("invalid-index");

        assertEquals(List.of(bench.quoted("public", HOSTILE)), finding.objects());
        assertCleared(finding);
    }

    @Test
    void materializedViewsAndForeignTablesWarn() {
        bench.run("CREATE MATERIALIZED VIEW %I AS SELECT 1", HOSTILE);
        bench.run("CREATE FOREIGN DATA WRAPPER w");
        bench.run("CREATE SERVER s FOREIGN DATA WRAPPER w");
        bench.run("CREATE FOREIGN TABLE %I (a int) SERVER s", LONGEST);

        Finding finding = bench.finding("unreplicated-relation");

        assertEquals(Severity.WARNING, finding.severity());
        assertEquals(2, finding.objects().size());
    }
}
