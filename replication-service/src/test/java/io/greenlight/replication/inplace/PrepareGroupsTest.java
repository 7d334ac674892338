package io.greenlight.replication.inplace;

import static io.greenlight.replication.beforehand.Outcomes.done;
import static io.greenlight.replication.inplace.OneCluster.NAMES;
import static io.greenlight.replication.inplace.OneCluster.UPGRADE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.greenlight.backbone.cluster.ParameterGroups;
import io.greenlight.backbone.plan.Run;
import io.greenlight.contracts.Mode;
import io.greenlight.contracts.PostgresVersion;
import io.greenlight.replication.beforehand.PrepareGroups;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PrepareGroupsTest {

    private final OneCluster orders = new OneCluster();
    private final PrepareGroups<InPlaceFacts> step =
            new PrepareGroups<>(orders.source(), orders.rds(), orders.log());

    @Test
    void bothKindsOfGroupsAreMadeAndToldOf() {
        Run<InPlaceFacts> run = orders.run(Mode.UPGRADE);

        for (int time = 1; time <= 2; time++) {
            String told = done(step.run(run));
            assertTrue(told.contains("kept [work_mem]"), told);
            assertTrue(
                    told.contains("renamed [force_parallel_mode -> debug_parallel_query]"), told);
            assertTrue(told.contains("promote_trigger_file (removed in 16), rds.other"), told);
            assertTrue(told.contains("log_checkpoints off -> on"), told);
        }

        assertEquals(
                Set.of(NAMES.parameterGroup(), NAMES.instanceParameterGroup("own-group")),
                orders.rds().groups().keySet());
        ParameterGroups.Wish wish =
                Objects.requireNonNull(orders.rds().groups().get(NAMES.parameterGroup()));
        assertEquals(Map.of("force_parallel_mode", "debug_parallel_query"), wish.renames());
        assertEquals(UPGRADE.value(), wish.tags().all().get("UpgradeDB:TargetOf"));
        assertEquals(3, orders.files().text("UPGRADE-parameter-groups.log").lines().count());
    }

    @Test
    void theyAreTakenBackAndMadeAgain() {
        Run<InPlaceFacts> run = orders.run(Mode.UPGRADE);
        done(step.run(run));

        done(step.undo(run));
        done(step.undo(run));
        assertEquals(Set.of(), orders.rds().groups().keySet());

        done(step.run(run));
        assertEquals(2, orders.rds().groups().size());
    }

    @Test
    void anotherMinorKeepsItsGroups() {
        done(step.run(orders.run(Mode.UPGRADE, new PostgresVersion(14, 99))));

        assertEquals(Set.of(), orders.rds().groups().keySet());
    }
}
