package io.greenlight.replication.rehearsal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.greenlight.backbone.cluster.UpgradeLogs.LogFile;
import io.greenlight.contracts.Finding;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What pg_upgrade 16 to 18 leaves behind when it refuses.
class RefusalTest {

    private static final List<String> EVENT =
            List.of("Database cluster is in a state that cannot be upgraded");

    private static final String DATA_TYPES =
            """
            Checking for prepared transactions                            ok
            Checking data type usage                                      fatal

            Your installation contains one of the reg* data types in user tables.
            These data types reference system OIDs that are not preserved by
            pg_upgrade, so this cluster cannot currently be upgraded.
            A list of the problem columns is in the file:
                /data/pg_upgrade_output.d/20261122T060000.123/tables_using_reg.txt

            Your installation contains the "aclitem" data type in user tables.
            A list of the problem columns is in the file:
                /data/pg_upgrade_output.d/20261122T060000.123/tables_using_aclitem.txt

            Failure, exiting
            """;

    @Test
    void aCheckIsAFindingInEveryDatabaseWithItsObjects() {
        LogFile log = new LogFile("error/pg_upgrade_internal.log", DATA_TYPES);
        LogFile reg =
                new LogFile(
                        "error/tables_using_reg.txt",
                        """
                        In database: shop
                          public.a.b
                          public."odd name".c
                        In database: other
                          public.d.e
                        """);
        LogFile acl = new LogFile("error/tables_using_aclitem.txt", "In database: shop\n  x.y.z\n");

        List<Finding> found = Refusal.findings(EVENT, List.of(log, reg, acl));

        assertEquals(
                List.of("shop", "other", "shop"), found.stream().map(Finding::database).toList());
        Finding first = found.getFirst();
        assertEquals(
                "Your installation contains one of the reg* data types in user tables",
                first.title());
        assertEquals(
                "These data types reference system OIDs that are not preserved by pg_upgrade, so"
                        + " this cluster cannot currently be upgraded.",
                first.why());
        assertEquals(List.of("public.a.b", "public.\"odd name\".c"), first.objects());
        assertEquals(List.of("x.y.z"), found.getLast().objects());
    }

    @Test
    void twoLogsOfOneRunAreOneReason() {
        String text =
                """
                Checking for tables WITH OIDS                                 fatal

                Your installation contains tables declared WITH OIDS, which is not
                supported anymore.

                Failure, exiting
                """;

        List<Finding> found =
                Refusal.findings(
                        EVENT,
                        List.of(
                                new LogFile("pg_upgrade_internal.log", text),
                                new LogFile("pg_upgrade_precheck.log", text)));

        assertEquals(1, found.size());
    }

    @Test
    void aLibraryIsOfTheDatabaseThatIsNamedBehindIt() {
        LogFile list =
                new LogFile(
                        "loadable_libraries.txt",
                        """
                        could not load library "$libdir/a": ERROR:  no such file
                        In database: shop
                        could not load library "$libdir/b": ERROR:  no such file
                        In database: other
                        """);

        List<Finding> found = Refusal.findings(EVENT, List.of(list));

        assertEquals(2, found.size());
        Finding shop =
                found.stream()
                        .filter(one -> one.database().equals("shop"))
                        .findFirst()
                        .orElseThrow();
        assertEquals(
                List.of("could not load library \"$libdir/a\": ERROR:  no such file"),
                shop.objects());
    }

    @Test
    void whatBrokeOffBecauseAnotherFailedIsNoReasonOfItsOwn() {
        LogFile reason =
                new LogFile(
                        "pg_upgrade_dump_16401.log",
                        "pg_restore: error: could not execute query: ERROR:  no such function\n");
        LogFile echo =
                new LogFile(
                        "pg_upgrade_dump_16402.log",
                        "pg_restore: error: could not execute query: FATAL:  terminating connection"
                                + " due to administrator command\n");

        List<Finding> both = Refusal.findings(EVENT, List.of(echo, reason));
        List<Finding> echoAlone = Refusal.findings(EVENT, List.of(echo));

        assertEquals(
                List.of("the new version does not make it again: no such function"),
                both.stream().map(Finding::title).toList());
        assertTrue(echoAlone.getFirst().title().contains("terminating connection"));
    }

    @Test
    void whatTheNewServerDoesNotTakeIsNamedWithoutItsStatement() {
        LogFile dump =
                new LogFile(
                        "error/pg_upgrade_dump_16401.log",
                        """
                        pg_restore: creating DATABASE "shop"
                        pg_restore: connecting to new database "shop"
                        pg_restore: creating TABLE "public.orders"
                        pg_restore: creating USER MAPPING "USER MAPPING app SERVER far"
                        pg_restore: while PROCESSING TOC:
                        pg_restore: from TOC entry 3300; 1418 16420 USER MAPPING app app
                        pg_restore: error: could not execute query: ERROR:  invalid option "secret"
                        HINT:  There are no valid options in this context.
                        Command was: CREATE USER MAPPING FOR app OPTIONS (secret 'hunter2');
                        """);

        List<Finding> found = Refusal.findings(EVENT, List.of(dump));

        assertEquals(1, found.size());
        Finding only = found.getFirst();
        assertEquals(
                "the new version does not make it again: invalid option \"secret\"", only.title());
        assertEquals("shop", only.database());
        assertEquals("There are no valid options in this context.", only.why());
        assertEquals(List.of("USER MAPPING \"USER MAPPING app SERVER far\""), only.objects());
        assertFalse(only.toString().contains("hunter2"));
    }

    @Test
    void whereNoFileSaysAnythingTheEventDoes() {
        List<Finding> found = Refusal.findings(EVENT, List.of());

        assertEquals(EVENT, found.stream().map(Finding::title).toList());
        assertTrue(found.getFirst().remedy().contains("UpgradeDB:Run"));
    }
}
