package io.greenlight.preflight;

import static io.greenlight.preflight.Bench.LONGEST;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.greenlight.backbone.cluster.Login;
import io.greenlight.contracts.Finding;
import io.greenlight.contracts.Severity;
import io.greenlight.preflight.check.Way;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What the maintenance user must be able to do, each asked as a user who may not.
class MaintenanceUserTest extends OnEveryMajor {

    @Test
    void aUserWhoMayDoNothingIsToldWhatToGrant() {
        Login weak = new Login("weak \"user\"", "secret");
        bench.run("CREATE ROLE %I LOGIN PASSWORD 'secret'", weak.user());
        bench.run("CREATE TABLE %I (a int PRIMARY KEY)", LONGEST);
        try {
            Finding sight =
                    bench.findings("maintenance-user", weak, bench.by(Way.GLOBAL_MINOR)).getFirst();
            assertEquals(List.of("pg_monitor"), sight.objects());
            assertEquals(Severity.WARNING, sight.severity());
            Finding cluster = only("maintenance-user", weak);
            List<Finding> databases = bench.findings("table-owner", weak);

            assertEquals(
                    List.of(
                            "CREATE SUBSCRIPTION",
                            "CREATEROLE",
                            "REPLICATION",
                            "pg_monitor",
                            "pg_signal_backend"),
                    cluster.objects().stream().sorted().toList());
            assertEquals(
                    List.of("CREATE in this database", "postgres, owner of 1 tables"),
                    databases.getFirst().objects().stream().sorted().toList());

            bench.follow(cluster);
            databases.forEach(bench::follow);
            assertEquals(List.of(), bench.findings("maintenance-user", weak));
            assertEquals(List.of(), bench.findings("table-owner", weak));
        } finally {
            bench.run("DROP OWNED BY %I", weak.user());
            bench.run("REVOKE CREATE ON DATABASE postgres FROM %I", weak.user());
            bench.run("DROP ROLE %I", weak.user());
        }
    }

    @Test
    void whoeverMayNotBecomeTheOwnerOfATableCannotApplyFrom16On() {
        Login login = new Login("m", "secret");
        able();
        bench.run("CREATE TABLE %I (a int PRIMARY KEY)", LONGEST);
        bench.run("GRANT CREATE ON DATABASE postgres TO m");
        bench.run(major >= 16 ? "GRANT postgres TO m WITH SET FALSE" : "GRANT postgres TO m");
        try {
            if (major >= 16) {
                Finding finding = only("table-owner", login);
                assertEquals(List.of("postgres, owner of 1 tables"), finding.objects());
                bench.follow(finding);
            }

            assertEquals(List.of(), bench.findings("table-owner", login));
        } finally {
            bench.run("REVOKE CREATE ON DATABASE postgres FROM m; DROP ROLE m");
        }
    }

    @Test
    void whoeverMayReplicateByRdsNeedsNoAttribute() {
        bench.run("CREATE ROLE rds_replication");
        bench.run("CREATE ROLE m LOGIN CREATEROLE PASSWORD 'secret'");
        bench.run("GRANT pg_monitor, pg_signal_backend TO m");
        Login login = new Login("m", "secret");
        try {
            Finding finding = only("maintenance-user", login);

            assertEquals(List.of("CREATE SUBSCRIPTION", "REPLICATION"), finding.objects());
            assertTrue(
                    finding.remedy().lines().anyMatch("GRANT rds_replication TO m;"::equals),
                    finding.remedy());
            bench.run("GRANT rds_replication TO m");
            assertEquals(List.of("CREATE SUBSCRIPTION"), only("maintenance-user", login).objects());
        } finally {
            bench.run("DROP ROLE m; DROP ROLE rds_replication");
        }
    }

    @Test
    void whoeverIsToSubscribeNeedsWhatHisMajorWants() {
        Login login = new Login("m", "secret");
        able();
        try {
            Finding finding = only("maintenance-user", login);

            assertEquals(List.of("CREATE SUBSCRIPTION"), finding.objects());
            assertEquals(
                    major >= 16
                            ? "GRANT pg_create_subscription TO m;"
                            : "ALTER ROLE m WITH SUPERUSER;",
                    finding.remedy());
            assertEquals(List.of(), bench.findings("maintenance-user", login, bench.by(Way.DMS)));
            bench.follow(finding);
            assertEquals(List.of(), bench.findings("maintenance-user", login));
        } finally {
            bench.run("DROP ROLE m");
        }
    }

    @Test
    void onRdsItsSuperuserMaySubscribe() {
        Login login = new Login("m", "secret");
        able();
        bench.run("CREATE ROLE rds_superuser");
        try {
            assertEquals(
                    major >= 16
                            ? "GRANT pg_create_subscription TO m;"
                            : "GRANT rds_superuser TO m;",
                    only("maintenance-user", login).remedy());
            bench.run("GRANT rds_superuser TO m");
            assertEquals(List.of(), bench.findings("maintenance-user", login));
        } finally {
            bench.run("DROP ROLE m, rds_superuser");
        }
    }

    /// A maintenance user m who may do everything but subscribe.
    private void able() {
        bench.run("CREATE ROLE m LOGIN CREATEROLE REPLICATION PASSWORD 'secret'");
        bench.run("GRANT pg_monitor, pg_signal_backend TO m");
    }

    @Test
    void rolesThatCannotBeLockedOutAreNamedWhereCreateroleDoesNotDo() {
        Login login = new Login("m", "secret");
        able();
        bench.run("CREATE ROLE rds_superuser; GRANT rds_superuser TO m");
        bench.run("CREATE ROLE %I LOGIN", "app \"x\"");
        bench.run("CREATE ROLE rds_app LOGIN; CREATE ROLE rdstopmgr LOGIN");
        try {
            if (major >= 16) {
                Finding finding = only("maintenance-user", login);
                assertEquals(
                        List.of("ADMIN OPTION on \"app \"\"x\"\"\"", "ADMIN OPTION on rds_app"),
                        finding.objects());
                bench.follow(finding);
            }

            assertEquals(List.of(), bench.findings("maintenance-user", login));
        } finally {
            bench.run("DROP ROLE %I, rds_app, rdstopmgr, m, rds_superuser", "app \"x\"");
        }
    }

    @Test
    void whereTheMasterUserIsAnotherHisSecretIsTheRemedy() {
        Login login = new Login("m", "secret");
        able();
        bench.run("CREATE ROLE rds_superuser; GRANT rds_superuser TO m");
        bench.run("CREATE ROLE boss LOGIN IN ROLE rds_superuser");
        try {
            if (major >= 16) {
                Finding finding = only("maintenance-user", login);
                assertEquals(List.of("ADMIN OPTION on boss"), finding.objects());
                assertTrue(
                        finding.remedy().contains("the secret of the master user solves it"),
                        finding.remedy());
                assertTrue(
                        finding.remedy().startsWith("GRANT boss TO m WITH ADMIN OPTION; -- "),
                        finding.remedy());
                bench.follow(finding);
            }

            assertEquals(List.of(), bench.findings("maintenance-user", login));
        } finally {
            bench.run("DROP ROLE boss, m, rds_superuser");
        }
    }

    private Finding only(String check, Login login) {
        List<Finding> found = bench.findings(check, login);
        assertEquals(1, found.size(), found.toString());
        return found.getFirst();
    }
}
