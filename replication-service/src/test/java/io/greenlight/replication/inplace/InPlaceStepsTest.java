package io.greenlight.replication.inplace;

import static io.greenlight.replication.inplace.OneCluster.NEW;
import static io.greenlight.replication.inplace.OneCluster.WAY_BACK;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.greenlight.backbone.journal.FakeJournal;
import io.greenlight.backbone.journal.FakeLeases;
import io.greenlight.backbone.journal.RunState;
import io.greenlight.backbone.plan.Plan;
import io.greenlight.backbone.plan.PlanRunner;
import io.greenlight.backbone.plan.Progress;
import io.greenlight.backbone.plan.TestRunner;
import io.greenlight.contracts.Fault;
import io.greenlight.contracts.Mode;
import io.greenlight.contracts.Reason;
import io.greenlight.contracts.Service;
import io.greenlight.contracts.UpgradeOrder;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Both plans from their beginning to their end, and back.
class InPlaceStepsTest {

    private static final String DATABASE = "o'clock \"db\" {ü} %s \\";
    private static final Reason REASON =
            new Reason("upgrade-refused", Fault.OPERATOR, "a type is too old", "drop it");

    private final OneCluster orders = new OneCluster(DATABASE);
    private final PlanRunner<InPlaceFacts> runner =
            TestRunner.of(
                    Service.REPLICATION, new FakeJournal<>(), new FakeLeases(), orders.clock());

    @AfterEach
    void nothingIsLeft() {
        orders.clear();
    }

    @Test
    void anUpgradeIsPreparedAndTakenBack() {
        UpgradeOrder order = OneCluster.order(Mode.UPGRADE, NEW);

        finish(order, orders.steps().upgrade());

        assertEquals(
                List.of(
                        "UPGRADE-clone-info.txt",
                        "UPGRADE-configuration.json",
                        "UPGRADE-parameter-groups.log",
                        "UPGRADE-replication-slots.log"),
                orders.files().names());
        assertTrue(orders.fleet().find(WAY_BACK).isPresent());

        unwind(order, orders.steps().upgrade());
        assertTrue(orders.fleet().find(WAY_BACK).isEmpty());
        assertTrue(orders.rds().groups().isEmpty());
        assertTrue(orders.files().names().contains("UPGRADE-configuration.json"));
    }

    @Test
    void halfAPreparationIsTakenBack() {
        UpgradeOrder order = OneCluster.order(Mode.UPGRADE, NEW);
        Plan<InPlaceFacts> plan = orders.steps().upgrade();
        while (orders.fleet().find(WAY_BACK).isEmpty()) {
            orders.rds().work();
            advance(order, plan);
        }

        unwind(order, plan);

        assertTrue(orders.fleet().find(WAY_BACK).isEmpty());
        assertTrue(orders.rds().groups().isEmpty());
    }

    @Test
    void aPreupgradeMakesNothingButLogsAndFrozenRows() {
        orders.execute(DATABASE, "CREATE TABLE plain AS SELECT generate_series(1, 10) AS id");

        finish(OneCluster.order(Mode.PREUPGRADE, NEW), orders.steps().plan(Mode.PREUPGRADE));

        assertEquals(
                List.of(
                        "PREUPGRADE-configuration.json",
                        "PREUPGRADE-freeze.log",
                        "PREUPGRADE-replication-slots.log"),
                orders.files().names());
        assertEquals(List.of("export"), orders.rds().asked());
        assertTrue(orders.rds().groups().isEmpty());
    }

    private void finish(UpgradeOrder order, Plan<InPlaceFacts> plan) {
        await().until(() -> {
            orders.rds().work();
            Progress progress = advance(order, plan);
            return progress.state() instanceof RunState.Finished;
        });
    }

    private void unwind(UpgradeOrder order, Plan<InPlaceFacts> plan) {
        await().until(() -> {
            orders.clock().passes(Duration.ofSeconds(5));
            RunState state = runner.unwind(order, plan, this::begun, REASON).state();
            return state instanceof RunState.Unwound;
        });
        assertInstanceOf(RunState.Unwound.class, advance(order, plan).state());
    }

    private Progress advance(UpgradeOrder order, Plan<InPlaceFacts> plan) {
        return runner.advance(order, plan, this::begun);
    }

    private InPlaceFacts begun() {
        return InPlaceFacts.begun(orders.clock().instant());
    }
}
