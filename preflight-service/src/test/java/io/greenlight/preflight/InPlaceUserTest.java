package io.greenlight.preflight;

import static io.greenlight.preflight.Bench.LONGEST;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.greenlight.backbone.cluster.Login;
import io.greenlight.contracts.Finding;
import io.greenlight.contracts.Severity;
import io.greenlight.preflight.check.Way;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What the maintenance user must be able to do before anybody is promised a way back.
class InPlaceUserTest extends OnEveryMajor {

    private static final Login WEAK = new Login("weak \"user\"", "secret");

    @Test
    void aUserWhoMayDoNothingIsToldWhatToGrant() {
        bench.run("CREATE ROLE %I LOGIN PASSWORD 'secret'", WEAK.user());
        bench.run("CREATE TABLE %I (a int)", LONGEST);
        try {
            Finding cluster = only("in-place-user");
            Finding owner = only("in-place-owner");

            assertEquals(
                    List.of(
                            "CREATE in the database postgres",
                            "CREATEROLE",
                            "pg_monitor",
                            "pg_signal_backend"),
                    cluster.objects().stream().sorted().toList());
            assertEquals(Severity.BLOCKED, cluster.severity());
            assertEquals(List.of("postgres, owner of 1 tables and extensions"), owner.objects());
            assertEquals(Severity.WARNING, owner.severity());

            bench.follow(cluster);
            bench.follow(owner);
            assertEquals(List.of(), bench.findings("in-place-user", WEAK, bench.by(Way.IN_PLACE)));
            assertEquals(List.of(), bench.findings("in-place-owner", WEAK, bench.by(Way.IN_PLACE)));
        } finally {
            bench.run("DROP OWNED BY %I", WEAK.user());
            bench.server()
                    .execute(
                            bench.server().maintenance(),
                            bench.server()
                                    .quoted(
                                            "REVOKE CREATE ON DATABASE postgres FROM %I",
                                            WEAK.user()));
            bench.run("DROP ROLE %I", WEAK.user());
        }
    }

    @Test
    void slotsNeedAUserWhoCanMakeThemAgain() {
        bench.run("CREATE ROLE %I LOGIN CREATEROLE PASSWORD 'secret'", WEAK.user());
        bench.run("GRANT pg_monitor, pg_signal_backend TO %I", WEAK.user());
        bench.run("GRANT CREATE ON DATABASE postgres TO %I", WEAK.user());
        bench.run("SELECT pg_create_logical_replication_slot('feed', 'pgoutput')");
        try {
            Finding cluster = only("in-place-user");

            assertEquals(List.of("REPLICATION"), cluster.objects());
        } finally {
            bench.run("SELECT pg_drop_replication_slot('feed')");
            bench.run("REVOKE CREATE ON DATABASE postgres FROM %I", WEAK.user());
            bench.run("DROP ROLE %I", WEAK.user());
        }
    }

    private Finding only(String check) {
        List<Finding> found = bench.findings(check, WEAK, bench.by(Way.IN_PLACE));
        assertEquals(1, found.size(), found.toString());
        return found.getFirst();
    }
}
