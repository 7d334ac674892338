package io.greenlight.preflight;

import static io.greenlight.preflight.Bench.HOSTILE;
import static io.greenlight.preflight.Bench.LONGEST;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.greenlight.backbone.cluster.Login;
import io.greenlight.backbone.cluster.database.Database;
import io.greenlight.contracts.Finding;
import io.greenlight.contracts.Severity;
import io.greenlight.preflight.check.Way;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Checks of what slows replication down, stops it, or works against it.
class ReplicationChecksTest extends OnEveryMajor {

    @Test
    void aLargeTableNamedByAllItsColumnsWarnsOnceItIsUpdated() {
        bench.run("CREATE TABLE %I (a int PRIMARY KEY, b int)", HOSTILE);
        bench.run("ALTER TABLE %I REPLICA IDENTITY FULL", HOSTILE);
        bench.run("INSERT INTO %I SELECT g, g FROM generate_series(1, 20000) AS g", HOSTILE);
        bench.run("ANALYZE %I", HOSTILE);
        assertEquals(List.of(), bench.findings("full-identity"));
        bench.run("UPDATE %I SET b = 0 WHERE a = 1", HOSTILE);

        // The server counts rows a moment after they were written.
        await().untilAsserted(() ->
                assertEquals(
                        List.of(
                                bench.quoted("public", HOSTILE)
                                        + ", about 20000 rows, 1 updates and deletes"),
                        bench.finding("full-identity").objects()));
        assertCleared(bench.finding("full-identity"));
    }

    @Test
    void aTableThatNeedsAPartitionSoonWarns() {
        bench.run(
                """
                CREATE TABLE %1$I (a date PRIMARY KEY) PARTITION BY RANGE (a);
                CREATE TABLE later (a timestamptz PRIMARY KEY) PARTITION BY RANGE (a);
                CREATE TABLE past (a timestamp PRIMARY KEY) PARTITION BY RANGE (a);
                CREATE TABLE open (a date PRIMARY KEY) PARTITION BY RANGE (a);
                CREATE TABLE open_1 PARTITION OF open FOR VALUES FROM (MINVALUE) TO (MAXVALUE);
                CREATE TABLE rest (a date PRIMARY KEY) PARTITION BY RANGE (a);
                CREATE TABLE rest_1 PARTITION OF rest DEFAULT
                """,
                HOSTILE);
        partition("now", HOSTILE, "-1", "1");
        partition("far", "later", "-1", "60");
        partition("old", "past", "-90", "-60");

        Finding finding = bench.finding("due-partition");

        assertEquals(1, finding.objects().size());
        assertTrue(
                finding.objects()
                        .getFirst()
                        .startsWith(bench.quoted("public", HOSTILE) + ", ends "),
                finding.toString());
        assertCleared(finding);
    }

    /// @param from in days from today, as a number; so is `to`
    private void partition(String name, String of, String from, String to) {
        bench.run(
                """
                DO $do$ BEGIN
                  EXECUTE format('CREATE TABLE %I PARTITION OF %%s FOR VALUES FROM (%%L) TO (%%L)',
                                 quote_ident(%L), current_date + %L::int, current_date + %L::int);
                END $do$
                """,
                name, of, from, to);
    }

    @Test
    void anActiveJobBlocksWhereverAnythingIsCloned() {
        bench.run("CREATE EXTENSION hstore");
        bench.run("UPDATE pg_extension SET extname = 'pg_cron' WHERE extname = 'hstore'");
        bench.run(
                """
                CREATE SCHEMA cron;
                CREATE TABLE cron.job (
                    jobid bigint PRIMARY KEY, schedule text, command text, active boolean);
                INSERT INTO cron.job VALUES
                    (1, '* * * * *', %L, true), (2, '@daily', 'VACUUM', false)
                """,
                HOSTILE);

        Finding finding = bench.finding("scheduled-job");

        assertEquals(Severity.BLOCKED, finding.severity());
        assertEquals(List.of("job 1, * * * * *: " + HOSTILE), finding.objects());
        assertEquals(
                Severity.BLOCKED,
                bench.finding("scheduled-job", bench.by(Way.IN_PLACE)).severity());
        assertEquals(
                Severity.WARNING, bench.finding("scheduled-job", bench.by(Way.LOGICAL)).severity());
        assertCleared(finding);
    }

    @Test
    void whatHangsOnACollationWarns() {
        bench.run(
                """
                CREATE TABLE %1$I (a text COLLATE "de-x-icu" PRIMARY KEY) PARTITION BY RANGE (a);
                CREATE TABLE fine (a text COLLATE "C" PRIMARY KEY) PARTITION BY RANGE (a);
                CREATE TABLE own (a text PRIMARY KEY) PARTITION BY RANGE (a);
                CREATE COLLATION %2$I
                    (provider = icu, locale = 'und-u-ks-level2', deterministic = false);
                CREATE TABLE t (a text COLLATE %2$I UNIQUE)
                """,
                HOSTILE, LONGEST);

        Finding finding = bench.finding("collation-dependence", bench.by(Way.LOGICAL));

        assertEquals(
                List.of(
                        bench.quoted("public", HOSTILE) + ", partitioned by text in \"de-x-icu\"",
                        "public.t_a_key, unique in " + bench.quoted("public", LONGEST)),
                finding.objects());
    }

    @Test
    void aDeadlineThatReachesUsWarns() {
        bench.run("ALTER DATABASE %I SET statement_timeout = '5s'", HOSTILE);
        bench.run("ALTER DATABASE %I SET wal_sender_timeout = '2s'", HOSTILE);
        bench.run("ALTER DATABASE %I SET idle_in_transaction_session_timeout = '1d'", HOSTILE);

        Finding finding = bench.finding("session-timeout");

        assertEquals(
                List.of("statement_timeout = 5000ms", "wal_sender_timeout = 2000ms"),
                finding.objects());
        assertCleared(finding);
    }

    @Test
    void anIndexThatIsBeingBuiltWarns() throws Exception {
        bench.run("CREATE TABLE %I (a int PRIMARY KEY)", HOSTILE);
        try (Connection writer = bench.server().open(bench.database());
                Statement statement = writer.createStatement()) {
            writer.setAutoCommit(false);
            statement.execute(bench.server().quoted("INSERT INTO %I VALUES (1)", HOSTILE));
            Thread builder = Thread.ofPlatform().start(this::build);

            await().untilAsserted(() -> assertEquals(1, bench.findings("running-build").size()));
            Finding finding = bench.finding("running-build");

            assertTrue(
                    finding.objects()
                            .getFirst()
                            .startsWith(
                                    "CREATE INDEX CONCURRENTLY of "
                                            + bench.quoted("public", HOSTILE)),
                    finding.toString());
            bench.follow(finding);
            builder.join();
            assertEquals(List.of(), bench.findings("running-build"));
        }
    }

    /// Waits for whoever writes, until it is canceled.
    private void build() {
        try {
            bench.run("CREATE INDEX CONCURRENTLY ON %I (a)", HOSTILE);
        } catch (IllegalStateException canceled) {
            assertTrue(String.valueOf(canceled.getCause()).contains("canceling statement"));
        }
    }

    @Test
    void aPasswordThatNobodyShowsUsWarns() throws SQLException {
        Login weak = new Login("weak", "secret");
        bench.run("CREATE ROLE weak LOGIN PASSWORD 'secret'");
        bench.run("CREATE ROLE %I LOGIN", LONGEST);
        bench.run("CREATE ROLE rds_iam");
        bench.run("CREATE ROLE by_iam LOGIN IN ROLE rds_iam");
        bench.run("CREATE ROLE rds_app LOGIN; CREATE ROLE rdsproxyadmin LOGIN");
        Database postgres = bench.server().maintenance();
        try {
            Finding finding =
                    bench.findings("role-password", weak, bench.by(Way.LOGICAL)).getFirst();

            assertEquals(List.of(bench.quoted(LONGEST), "postgres", "rds_app"), finding.objects());
            bench.server()
                    .execute(
                            postgres, "GRANT SELECT (rolpassword) ON pg_catalog.pg_authid TO weak");
            assertEquals(List.of(), bench.findings("role-password", weak, bench.by(Way.LOGICAL)));
        } finally {
            bench.server().execute(postgres, "DROP OWNED BY weak");
            bench.run("DROP ROLE weak, by_iam, rds_iam, rds_app, rdsproxyadmin, %I", LONGEST);
        }
    }
}
