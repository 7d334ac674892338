package io.greenlight.preflight;

import static io.greenlight.preflight.Bench.HOSTILE;
import static io.greenlight.preflight.Bench.LONGEST;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.greenlight.contracts.Finding;
import io.greenlight.contracts.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/// The majors before those that forgot a setting which somebody may have set.
@ParameterizedClass
@ValueSource(ints = {13, 15})
class RemovedSettingCheckTest extends OnOneMajor {

    @Test
    void aSettingThatTheTargetDoesNotKnowBlocksWhereverItIsSet() {
        String setting = major == 13 ? "operator_precedence_warning" : "force_parallel_mode";
        bench.run("CREATE ROLE %I", LONGEST);
        bench.run("ALTER ROLE %I IN DATABASE %I SET %I = on", LONGEST, HOSTILE, setting);
        bench.run("ALTER DATABASE %I SET %I = on", HOSTILE, setting);
        bench.run("ALTER DATABASE %I SET work_mem = '5MB'", HOSTILE);
        bench.run("CREATE FUNCTION %I() RETURNS int LANGUAGE sql AS 'SELECT 1'", LONGEST);
        bench.run("ALTER FUNCTION %I() SET %I = on", LONGEST, setting);
        try {
            Finding finding = bench.finding("removed-setting");

            assertEquals(Severity.BLOCKED, finding.severity());
            assertEquals(
                    List.of(
                            "%s of database %s".formatted(setting, bench.quoted(HOSTILE)),
                            "%s of function %s()"
                                    .formatted(setting, bench.quoted("public", LONGEST)),
                            "%s of role %s in database %s"
                                    .formatted(
                                            setting, bench.quoted(LONGEST), bench.quoted(HOSTILE))),
                    finding.objects());
            assertCleared(finding);
        } finally {
            bench.run("DROP ROLE %I", LONGEST);
        }
    }

    @Test
    void whatARoleHasEverywhereIsToldOnce() {
        String setting = major == 13 ? "operator_precedence_warning" : "force_parallel_mode";
        bench.run("CREATE ROLE %I", LONGEST);
        bench.run("ALTER ROLE %I SET %I = on", LONGEST, setting);
        try {
            Finding finding = bench.finding("removed-setting");

            assertEquals("postgres", finding.database());
            assertCleared(finding);
        } finally {
            bench.run("DROP ROLE %I", LONGEST);
        }
    }
}
