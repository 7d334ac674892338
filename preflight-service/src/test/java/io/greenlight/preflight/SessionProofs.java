package io.greenlight.preflight;

import io.greenlight.contracts.PostgresVersion;
import io.greenlight.preflight.check.Route;
import io.greenlight.preflight.check.Way;
import java.util.List;

/// What sessions do at this moment.
final class SessionProofs {

    private static final String WORDS = "pid <pid>, postgres in %1$I, since … UTC";
    private static final String END = "SELECT pg_catalog.pg_terminate_backend(<pid>);";
    private static final String CANCEL = "SELECT pg_catalog.pg_cancel_backend(<pid>);";

    static final List<Proof> ALL =
            List.of(
                    patched("temporary-table")
                            .session(
                                    "CREATE TEMPORARY TABLE %1$I (a int)",
                                    "CREATE TEMPORARY TABLE %2$I (a int)")
                            .warns(
                                    END,
                                    WORDS + ": 2 temporary tables, the first is pg_temp_….%1$I"),
                    patched("temporary-table")
                            .session("SELECT 1")
                            .session("CREATE TEMPORARY TABLE t (a int)", "BEGIN")
                            .warns(END, WORDS + ": 1 temporary tables, the first is pg_temp_….t"),
                    patched("temporary-table")
                            .upTo(15)
                            .session("CREATE TEMPORARY TABLE t (a int)")
                            .session()
                            .warns(
                                    "-- one of these sessions has them: have its user close it",
                                    "pid … or pid …: 1 temporary tables, the first is pg_temp_….t")
                            .remains("nobody knows which"),
                    patched("temporary-table")
                            .upTo(15)
                            .session("CREATE TEMPORARY TABLE t (a int)")
                            .session()
                            .session()
                            .session()
                            .warns(
                                    "-- one of these sessions has them: have its user close it",
                                    "one of 4 sessions in %1$I: 1 temporary tables,"
                                            + " the first is pg_temp_….t")
                            .remains("nobody knows which"),
                    patched("table-lock")
                            .given("CREATE TABLE %2$I (a int)")
                            .session("BEGIN; UPDATE %2$I SET a = a")
                            .session("BEGIN; LOCK %2$I IN SHARE UPDATE EXCLUSIVE MODE")
                            .warns(END, WORDS + ": ShareUpdateExclusiveLock on public.%2$I"),
                    patched("table-lock")
                            .running(
                                    "/* app */ CREATE TABLE t AS SELECT 'secret',"
                                            + " pg_sleep(60)::text")
                            .warns(CANCEL, WORDS + ": runs CREATE…"),
                    patched("listening-session")
                            .session("-- jobs\nLISTEN %1$I")
                            .warns(END, WORDS)
                            .silent(bench -> bench.by(Way.IN_PLACE)),
                    Proof.of("listening-session")
                            .minor(Way.IN_PLACE)
                            .session("LISTEN %3$I")
                            .warns(END, WORDS),
                    patched("held-cursor")
                            .session("DECLARE %1$I CURSOR WITH HOLD FOR SELECT 1")
                            .warns(END, WORDS),
                    patched("held-cursor")
                            .session(
                                    "DECLARE %3$I CURSOR WITH HOLD FOR SELECT 1",
                                    "FETCH 1 FROM %3$I")
                            .warns(END, WORDS),
                    patched("long-query")
                            .impatient()
                            .running("SELECT pg_sleep(60)")
                            .warns(CANCEL, WORDS),
                    Proof.of("long-transaction")
                            .impatient()
                            .session("BEGIN")
                            .warns(END, "pid <pid>, postgres in %1$I"),
                    Proof.of("tls-version")
                            .on(bench -> from160())
                            .session("SELECT 1")
                            .warns(END, WORDS + ": TLSv1.3")
                            .silent(bench -> bench.to(Way.GLOBAL_MINOR, bench.major(), 99)),
                    Proof.of("running-build")
                            .given("CREATE TABLE %1$I (a int)")
                            .session("BEGIN; INSERT INTO %1$I VALUES (1)")
                            .running("CREATE INDEX CONCURRENTLY ON %1$I (a)")
                            .warns(
                                    CANCEL,
                                    "CREATE INDEX CONCURRENTLY of public.%1$I by pid <pid> (…)"),
                    Proof.of("prepared-transaction")
                            .given("CREATE TABLE t (a int)")
                            .given("BEGIN; INSERT INTO t VALUES (1); PREPARE TRANSACTION %1$L")
                            .given("BEGIN; INSERT INTO t VALUES (1); PREPARE TRANSACTION %3$L")
                            .blocks(
                                    "ROLLBACK PREPARED %3$L;\nROLLBACK PREPARED %1$L;",
                                    "%3$L", "%1$L")
                            .silent(bench -> bench.to(Way.IN_PLACE, bench.major(), 99)),
                    Proof.of("session-timeout")
                            .given("ALTER DATABASE %1$I SET statement_timeout = '5s'")
                            .given("ALTER DATABASE %1$I SET wal_sender_timeout = '2s'")
                            .given(
                                    "ALTER DATABASE %1$I SET idle_in_transaction_session_timeout"
                                            + " = '1d'")
                            .warns(
                                    """
                                    ALTER ROLE postgres IN DATABASE %1$I SET statement_timeout = 0;
                                    ALTER DATABASE %1$I SET wal_sender_timeout = '60s';\
                                    """,
                                    "statement_timeout = 5000ms", "wal_sender_timeout = 2000ms"));

    private SessionProofs() {}

    /// Zero-downtime patching is of minors.
    private static Proof patched(String check) {
        return Proof.of(check).minor(Way.GLOBAL_MINOR);
    }

    /// That minor did not keep TLS 1.3 yet.
    private static Route from160() {
        return new Route(Way.GLOBAL_MINOR, new PostgresVersion(16, 0), new PostgresVersion(16, 99));
    }
}
