package io.greenlight.preflight;

import static io.greenlight.preflight.Bench.LONGEST;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.greenlight.backbone.cluster.Login;
import io.greenlight.contracts.Finding;
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
            Finding cluster = only("maintenance-user", weak);
            List<Finding> databases = bench.findings("table-owner", weak);

            assertEquals(
                    List.of("CREATEROLE", "REPLICATION", "pg_monitor", "pg_signal_backend"),
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
    void whoeverMayReplicateByRdsNeedsNoAttribute() {
        bench.run("CREATE ROLE rds_replication");
        bench.run("CREATE ROLE m LOGIN CREATEROLE PASSWORD 'secret'");
        bench.run("GRANT pg_monitor, pg_signal_backend TO m");
        Login login = new Login("m", "secret");
        try {
            Finding finding = only("maintenance-user", login);

            assertEquals("GRANT rds_replication TO m;", finding.remedy());
            bench.follow(finding);
            assertEquals(List.of(), bench.findings("maintenance-user", login));
        } finally {
            bench.run("DROP ROLE m; DROP ROLE rds_replication");
        }
    }

    @Test
    void rolesThatCannotBeLockedOutAreNamedWhereCreateroleDoesNotDo() {
        Login login = new Login("m", "secret");
        bench.run("CREATE ROLE m LOGIN CREATEROLE REPLICATION PASSWORD 'secret'");
        bench.run("GRANT pg_monitor, pg_signal_backend TO m");
        bench.run("CREATE ROLE %I LOGIN", "app \"x\"");
        try {
            if (major >= 16) {
                Finding finding = only("maintenance-user", login);
                assertEquals(List.of("ADMIN OPTION on \"app \"\"x\"\"\""), finding.objects());
                bench.follow(finding);
            }

            assertEquals(List.of(), bench.findings("maintenance-user", login));
        } finally {
            bench.run("DROP ROLE %I, m", "app \"x\"");
        }
    }

    private Finding only(String check, Login login) {
        List<Finding> found = bench.findings(check, login);
        assertEquals(1, found.size(), found.toString());
        return found.getFirst();
    }
}
