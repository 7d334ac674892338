package io.greenlight.preflight;

import static io.greenlight.preflight.Bench.HOSTILE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.greenlight.contracts.Finding;
import io.greenlight.contracts.Severity;
import io.greenlight.preflight.check.Way;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/// What only a 13 can have.
@ParameterizedClass
@ValueSource(ints = 13)
class OldMajorChecksTest extends OnOneMajor {

    @Test
    void anOperatorBehindItsOperandBlocks() {
        bench.run("CREATE FUNCTION f(bigint) RETURNS bigint LANGUAGE sql AS 'SELECT $1'");
        bench.run("CREATE OPERATOR !^! (LEFTARG = bigint, FUNCTION = f)");

        Finding finding = bench.finding("postfix-operator");

        assertEquals(Severity.BLOCKED, finding.severity());
        assertEquals(List.of("public.!^!(bigint,NONE)"), finding.objects());
        assertCleared(finding);
    }

    @Test
    void whatStandsOnTheOldArrayFunctionsBlocks() {
        bench.run(
                "CREATE AGGREGATE %I(anyelement)"
                        + " (SFUNC = array_append, STYPE = anyarray, INITCOND = '{}')",
                HOSTILE);
        bench.run(
                "CREATE OPERATOR <+> (LEFTARG = anyarray, RIGHTARG = anyelement,"
                        + " FUNCTION = array_append)");
        bench.run("CREATE AGGREGATE fine(int) (SFUNC = int4pl, STYPE = int, INITCOND = '0')");

        Finding finding = bench.finding("polymorphic-function");

        assertEquals(
                List.of(
                        "aggregate %s(anyelement)".formatted(bench.quoted("public", HOSTILE)),
                        "operator public.<+>(anyarray,anyelement)"),
                finding.objects());
        assertCleared(finding);
    }

    @Test
    void aConversionThatAUserMadeBlocks() {
        bench.run("CREATE CONVERSION %I FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8", HOSTILE);

        Finding finding = bench.finding("encoding-conversion");

        assertEquals(List.of(bench.quoted("public", HOSTILE)), finding.objects());
        assertCleared(finding);
    }

    @Test
    void aPluginThatTheTargetDoesNotLoadWarns() {
        bench.run(
                "SELECT pg_create_logical_replication_slot('s', '$libdir/test_decoding'),"
                        + " pg_create_logical_replication_slot('fine', 'test_decoding')");
        try {
            Finding finding = bench.finding("output-plugin", bench.to(Way.CLONE, 14, 24));

            assertEquals(
                    List.of(
                            bench.server()
                                    .quoted("s ($libdir/test_decoding, database %I)", HOSTILE)),
                    finding.objects());
            assertTrue(
                    finding.remedy()
                            .contains(
                                    "ParameterName=output_plugin_libraries,ParameterValue="
                                            + "'\"pgoutput,test_decoding,$libdir/test_decoding\"'"),
                    finding.remedy());
            assertEquals(List.of(), bench.findings("output-plugin", bench.to(Way.CLONE, 14, 23)));
        } finally {
            bench.run("SELECT pg_drop_replication_slot('s'), pg_drop_replication_slot('fine')");
        }
    }
}
