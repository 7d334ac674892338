package io.greenlight.preflight;

import static io.greenlight.preflight.Bench.HOSTILE;
import static io.greenlight.preflight.Bench.LONGEST;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.greenlight.backbone.cluster.database.Database;
import io.greenlight.contracts.Finding;
import io.greenlight.contracts.Severity;
import io.greenlight.preflight.check.Route;
import io.greenlight.preflight.check.Way;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Checks of what only DMS minds.
class DmsChecksTest extends OnEveryMajor {

    @Test
    void datatypesThatDmsDoesNotCarryBlock() {
        bench.run("CREATE TYPE %I AS (a int)", HOSTILE);
        bench.run("CREATE DOMAIN d AS int4range");
        bench.run(
                "CREATE TABLE %2$I (a int PRIMARY KEY, %1$I %1$I, b d[], c regclass, fine jsonb,"
                        + " at timestamptz, tags text[])",
                HOSTILE, LONGEST);

        Finding finding = finding("dms-data-type");

        assertEquals(Severity.BLOCKED, finding.severity());
        assertEquals(3, finding.objects().size(), finding.objects().toString());
        assertTrue(
                finding.objects()
                        .contains(
                                "%s, %s"
                                        .formatted(
                                                bench.quoted("public", LONGEST, HOSTILE),
                                                bench.quoted("public", HOSTILE))),
                finding.objects().toString());
        assertCleared(finding, route());
    }

    @Test
    void aNumericWithoutPrecisionWarns() {
        bench.run(
                "CREATE TABLE %I (a int PRIMARY KEY, %I numeric, b numeric(9, 2))",
                HOSTILE, LONGEST);

        Finding finding = finding("dms-numeric");

        assertEquals(Severity.WARNING, finding.severity());
        assertEquals(List.of(bench.quoted("public", HOSTILE, LONGEST)), finding.objects());
        assertCleared(finding, route());
    }

    @Test
    void aLargeColumnWithoutAKeyBlocks() {
        bench.run("CREATE TABLE %I (a int, %I text, b int[])", HOSTILE, LONGEST);
        bench.run("CREATE TABLE fine (a int PRIMARY KEY, b text)");

        Finding finding = finding("dms-lob-without-key");

        assertEquals(Severity.BLOCKED, finding.severity());
        assertEquals(
                List.of(
                        "%s (%s, b)"
                                .formatted(bench.quoted("public", HOSTILE), bench.quoted(LONGEST))),
                finding.objects());
        assertCleared(finding, route());
    }

    @Test
    void aKeyOfALargeTypeBlocksAndOneOfTextWarns() {
        bench.run("CREATE TABLE %I (%I text PRIMARY KEY)", HOSTILE, LONGEST);
        bench.run("CREATE TABLE t (a bytea PRIMARY KEY)");
        bench.run("CREATE TABLE fine (a varchar(20) PRIMARY KEY)");

        List<Finding> found = bench.findings("dms-key-type", route());

        assertEquals(
                List.of(Severity.BLOCKED, Severity.WARNING),
                found.stream().map(Finding::severity).toList());
        assertEquals(List.of("public.t.a, bytea"), found.getFirst().objects());
        assertEquals(
                List.of(bench.quoted("public", HOSTILE, LONGEST) + ", text"),
                found.getLast().objects());
        bench.run("DROP TABLE t");
        assertCleared(found.getLast(), route());
    }

    @Test
    void namesThatDifferInCaseAloneBlock() {
        bench.run("CREATE TABLE %I (a int PRIMARY KEY)", HOSTILE);
        bench.run("CREATE TABLE %I (a int PRIMARY KEY)", HOSTILE.replace("it", "It"));
        bench.run("CREATE SCHEMA other; CREATE TABLE other.%I (a int PRIMARY KEY)", HOSTILE);

        Finding finding = finding("dms-name");

        assertEquals(
                List.of(
                        "%s, %s"
                                .formatted(
                                        bench.quoted("public", HOSTILE.replace("it", "It")),
                                        bench.quoted("public", HOSTILE))),
                finding.objects());
        assertCleared(finding, route());
    }

    @Test
    void aUniqueExpressionWarns() {
        bench.run("CREATE TABLE t (a int PRIMARY KEY, b int)");
        bench.run("CREATE UNIQUE INDEX %I ON t (COALESCE(b, 0))", HOSTILE);
        bench.run("CREATE INDEX fine ON t (COALESCE(b, 1))");

        Finding finding = finding("dms-unique-expression");

        assertEquals(1, finding.objects().size());
        assertTrue(
                finding.objects()
                        .getFirst()
                        .startsWith(bench.quoted("public", HOSTILE) + ": CREATE"),
                finding.toString());
    }

    @Test
    void aConstraintThatWaitsForTheCommitWarns() {
        bench.run(
                """
                CREATE TABLE parent (a int PRIMARY KEY);
                CREATE TABLE %1$I (
                    a int PRIMARY KEY, %2$I int, FOREIGN KEY (a) REFERENCES parent DEFERRABLE,
                    CONSTRAINT %2$I UNIQUE (%2$I) DEFERRABLE INITIALLY DEFERRED)
                """,
                HOSTILE, LONGEST);

        Finding finding = finding("deferrable-constraint");

        assertEquals(2, finding.objects().size());
        assertTrue(
                finding.objects()
                        .contains(
                                "%s on %s"
                                        .formatted(
                                                bench.quoted(LONGEST),
                                                bench.quoted("public", HOSTILE))),
                finding.objects().toString());
        assertCleared(finding, route());
    }

    @Test
    void aColumnThatTheServerFillsInWarns() {
        bench.run(
                "CREATE TABLE %I (%I int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,"
                        + " fine int GENERATED BY DEFAULT AS IDENTITY)",
                HOSTILE, LONGEST);

        Finding finding = finding("generated-column");

        assertEquals(List.of(bench.quoted("public", HOSTILE, LONGEST)), finding.objects());
        assertCleared(finding, route());
        bench.run("CREATE TABLE t (a int PRIMARY KEY, b int GENERATED ALWAYS AS (a) STORED)");
        assertEquals(List.of("public.t.b"), finding("generated-column").objects());
    }

    @Test
    void aDatabaseThatIsNotInUtf8Warns() {
        bench.run("CREATE DATABASE %I TEMPLATE template0 ENCODING 'LATIN1' LOCALE 'C'", LONGEST);
        try (Bench other =
                new Bench(bench.server(), new Database(bench.server().endpoint(), LONGEST))) {
            Finding finding = other.finding("encoding", route());

            assertEquals(LONGEST, finding.database());
            assertEquals(List.of("LATIN1"), finding.objects());
        }
    }

    private Finding finding(String check) {
        return bench.finding(check, route());
    }

    private Route route() {
        return bench.by(Way.DMS);
    }
}
