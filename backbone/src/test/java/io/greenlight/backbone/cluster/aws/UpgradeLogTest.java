package io.greenlight.backbone.cluster.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Logs as pg_upgrade 16 to 18 writes them.
final class UpgradeLogTest {

    @Test
    void aStatementThatTheNewServerRefusesIsTheReason() {
        String log =
                """
                pg_restore: creating TABLE "public.item"
                pg_restore: error: could not execute query: ERROR:  unrecognized parameter "x"
                Command was: ALTER TABLE ONLY "public"."item"
                    ALTER COLUMN "id" SET (x=1);
                """;

        assertEquals(
                Optional.of(
                        "pg_restore: error: could not execute query: ERROR: unrecognized parameter"
                                + " \"x\" Command was: ALTER TABLE ONLY \"public\".\"item\" ALTER"
                                + " COLUMN \"id\" SET (x=1);"),
                UpgradeLog.reasons(log));
    }

    @Test
    void aCheckThatFoundSomethingIsTheReason() {
        String log =
                """
                Checking for prepared transactions                            ok
                Checking for tables WITH OIDS                                 fatal

                Your installation contains tables declared WITH OIDS, which is not
                supported anymore.  A list of tables with the problem is in the file:
                    tables_with_oids.txt

                Failure, exiting
                """;

        assertEquals(
                Optional.of(
                        "Checking for tables WITH OIDS fatal Your installation contains tables"
                                + " declared WITH OIDS, which is not supported anymore. A list of"
                                + " tables with the problem is in the file: tables_with_oids.txt"
                                + " Failure, exiting"),
                UpgradeLog.reasons(log));
    }

    @Test
    void aLogWithoutAReasonSaysNothing() {
        assertEquals(
                Optional.empty(),
                UpgradeLog.reasons("Restoring database schemas in the new cluster\nok\n"));
    }

    @Test
    void aLongListIsCut() {
        assertEquals(
                Optional.of("In database: orders public.item.id" + " x".repeat(483)),
                UpgradeLog.list("In database: orders\n  public.item.id\n" + " x".repeat(1_000)));
        assertEquals(Optional.empty(), UpgradeLog.list(" \n"));
    }
}
