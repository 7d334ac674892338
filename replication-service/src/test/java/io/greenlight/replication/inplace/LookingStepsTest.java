package io.greenlight.replication.inplace;

import static io.greenlight.replication.beforehand.Outcomes.done;
import static io.greenlight.replication.beforehand.Outcomes.givenUp;
import static io.greenlight.replication.beforehand.Outcomes.notYet;
import static io.greenlight.replication.inplace.OneCluster.NEW;
import static io.greenlight.replication.inplace.OneCluster.OLD;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.greenlight.backbone.cluster.FakeFleet;
import io.greenlight.backbone.plan.Run;
import io.greenlight.contracts.Mode;
import io.greenlight.replication.beforehand.BackUpConfiguration;
import io.greenlight.replication.beforehand.ExportLogs;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The steps that look at a cluster, and turn on what outlives an upgrade.
class LookingStepsTest {

    private static final String DATABASE = "o'clock \"db\" {ü} %s \\";

    private final OneCluster orders = new OneCluster(DATABASE);
    private final Run<InPlaceFacts> run = orders.run(Mode.UPGRADE);

    @AfterEach
    void nothingIsLeft() {
        orders.clear();
    }

    @Test
    void aClusterIsResolvedAgainAndAgain() throws Exception {
        ResolveCluster step = new ResolveCluster(orders.source(), OneCluster.config());

        for (int time = 1; time <= 2; time++) {
            String sentence = done(step.run(run));
            assertTrue(sentence.startsWith("orders is at version 14.24, with 1 inst"), sentence);
            assertTrue(sentence.contains(DATABASE), sentence);
            done(step.undo(run));
        }
    }

    @Test
    void whatCannotBeUpgradedIsGivenUpOrWaitedFor() throws Exception {
        ResolveCluster step = new ResolveCluster(orders.source(), OneCluster.config());

        orders.fleet().put(FakeFleet.withStatus(orders.atVersion(OLD), "modifying"));
        assertEquals("orders is modifying", notYet(step.run(run)));
        orders.fleet().put(orders.atVersion(NEW));
        assertEquals("already-upgraded", givenUp(step.run(run)).code());
        orders.fleet().remove("orders");
        assertEquals("source-missing", givenUp(step.run(run)).code());
    }

    @Test
    void theExportOfTheLogIsAskedForOnceAndStays() {
        ExportLogs<InPlaceFacts> step =
                new ExportLogs<>(
                        one -> List.of(orders.source().cluster(one)),
                        orders.rds(),
                        OneCluster.config());

        orders.fleet().put(FakeFleet.withStatus(orders.atVersion(OLD), "modifying"));
        notYet(step.run(run));
        orders.fleet().put(orders.atVersion(OLD));
        assertTrue(done(step.run(run)).startsWith("RDS begins to copy"));
        orders.rds().work();
        assertTrue(done(step.run(run)).contains("is copied to CloudWatch Logs"));

        assertEquals(List.of("export"), orders.rds().asked());
        done(step.undo(run));
        done(step.run(run));
    }

    @Test
    void theConfigurationIsAFile() {
        BackUpConfiguration<InPlaceFacts> step =
                new BackUpConfiguration<>(
                        one -> List.of(orders.source().cluster(one)),
                        clusters -> "{\"of\": \"%s\"}".formatted(clusters.getFirst().ref()),
                        orders.log());

        for (int time = 1; time <= 2; time++) {
            String sentence = done(step.run(run));
            assertTrue(sentence.endsWith("memory:UPGRADE-configuration.json"), sentence);
            assertEquals(
                    "{\"of\": \"orders\"}\n", orders.files().text("UPGRADE-configuration.json"));
            done(step.undo(run));
        }
    }
}
