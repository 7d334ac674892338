package io.greenlight.preflight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.greenlight.backbone.cluster.FakeFleet;
import io.greenlight.backbone.cluster.FakeSecrets;
import io.greenlight.contracts.Finding;
import io.greenlight.contracts.Mode;
import io.greenlight.contracts.PostgresVersion;
import io.greenlight.contracts.Severity;
import io.greenlight.contracts.UpgradeOrder;
import io.greenlight.preflight.database.Survey;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What keeps a rehearsal from being made, and what it is there to tell.
class RehearsalFindingsTest {

    private final FakeFleet fleet = new FakeFleet();
    private final FakeSecrets secrets = new FakeSecrets();
    private Bench bench;
    private PreflightRun run;

    @BeforeEach
    void oneCluster() {
        bench = Bench.on(17);
        fleet.put(bench.cluster());
        fleet.offer(bench.cluster().version().toString(), "18.6");
        secrets.keep("orders-secret", bench.server().superuser());
        Survey survey = new Survey(bench.server().postgres(), Bench.CONFIG);
        run =
                new PreflightRun(
                        fleet,
                        new FakeEstate(),
                        secrets,
                        survey,
                        Bench.NEVER_REHEARSED,
                        Bench.CONFIG);
    }

    @AfterEach
    void noDatabase() {
        bench.close();
    }

    @Test
    void itIsNotBarredByWhatItsCloneTells() {
        bench.run("CREATE TABLE t (a int, class regproc)");

        assertEquals(2, blocking(Mode.UPGRADE).size());

        List<Finding> told = findings(Mode.REHEARSAL);
        assertEquals(List.of(), blocking(Mode.REHEARSAL));
        assertTrue(told.stream().anyMatch(one -> one.check().equals("data-type")), told::toString);
        assertTrue(told.stream().anyMatch(one -> one.check().equals("replica-identity")));
    }

    @Test
    void itIsBarredByWhatNobodyGetsPast() {
        secrets.forget("orders-secret");

        assertEquals("maintenance-secret", blocking(Mode.REHEARSAL).getFirst().check());
    }

    @Test
    void itIsBarredByWhatACloneWouldTakeAway() {
        bench.run(
                "CREATE SUBSCRIPTION s CONNECTION 'host=127.0.0.1 port=1' PUBLICATION p"
                        + " WITH (connect = false, slot_name = NONE, enabled = false)");
        bench.run("ALTER SUBSCRIPTION s SET (slot_name = 'nobody')");
        bench.run("ALTER SUBSCRIPTION s ENABLE");
        try {
            assertEquals("enabled-subscription", blocking(Mode.REHEARSAL).getFirst().check());
        } finally {
            bench.run("ALTER SUBSCRIPTION s DISABLE");
            bench.run("ALTER SUBSCRIPTION s SET (slot_name = NONE)");
            bench.run("DROP SUBSCRIPTION s");
        }
    }

    private List<Finding> blocking(Mode mode) {
        return findings(mode).stream().filter(one -> one.severity() == Severity.BLOCKED).toList();
    }

    private List<Finding> findings(Mode mode) {
        UpgradeOrder order = bench.orderTo(new PostgresVersion(18, 6));
        return run.look(
                        new UpgradeOrder(
                                order.upgrade(),
                                order.cluster(),
                                order.resourceId(),
                                order.path(),
                                order.secret(),
                                mode),
                        bench.cluster())
                .findings();
    }
}
