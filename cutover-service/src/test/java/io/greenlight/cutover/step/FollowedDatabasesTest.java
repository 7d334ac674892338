package io.greenlight.cutover.step;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.FakeFleet;
import io.greenlight.backbone.cluster.database.RealServer;
import io.greenlight.backbone.plan.Run;
import io.greenlight.backbone.plan.StepOutcome;
import io.greenlight.contracts.ClusterRef;
import io.greenlight.contracts.ResourceId;
import io.greenlight.cutover.database.RealPoolers;
import io.greenlight.cutover.database.Sessions;
import io.greenlight.cutover.database.TwoSides;
import io.greenlight.cutover.pause.StageOpener;
import io.greenlight.cutover.run.CutoverFacts;
import io.greenlight.cutover.run.FollowedDatabase;
import io.greenlight.cutover.run.Terms;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Steps that find the databases of a run by the slots that replication has made.
final class FollowedDatabasesTest {

    private TwoSides sides;
    private Sessions sessions;
    private StageOpener stages;
    private Run<CutoverFacts> run;

    @BeforeEach
    void setTheStage() throws SQLException {
        sides = new TwoSides(14, 17);
        sessions = new Sessions(sides.postgres(), Terms.impatient());
        stages =
                new StageOpener(
                        sides.fleet(),
                        sides.secrets(),
                        sessions,
                        new RealPoolers(),
                        _ -> List.of());
        run = Run.detached(sides.order, CutoverFacts.ofAttempt(1));
    }

    @AfterEach
    void strike() {
        sides.close();
    }

    @Test
    void eachDatabaseHasItsOwnSlotWhereverItStandsAmongTheOthers() throws Exception {
        assertInstanceOf(StepOutcome.Done.class, resolve());

        assertEquals(
                List.of(
                        new FollowedDatabase(sides.nameOf(1), sides.names.slot(1)),
                        new FollowedDatabase("postgres", sides.names.slot(2)),
                        new FollowedDatabase("shop", sides.names.slot(0))),
                run.facts().foundSides().databases());
    }

    @Test
    void aDatabaseWithoutSlotIsRefusedByName() throws Exception {
        sides.source.create("aardvark");

        StepOutcome.GiveUp gaveUp = assertInstanceOf(StepOutcome.GiveUp.class, resolve());

        assertEquals("slot-missing", gaveUp.reason().code());
        assertEquals(
                "No slot of this upgrade is there for the databases [aardvark]: they were made"
                        + " after the slots, or somebody dropped a slot",
                gaveUp.reason().sentence());
    }

    @Test
    void theSourceIsReleasedOfEverySlotAndPublication() throws Exception {
        assertInstanceOf(StepOutcome.Done.class, resolve());

        for (int time = 1; time <= 2; time++) {
            await().until(() -> new ReleaseSource(stages).run(run) instanceof StepOutcome.Done);
        }

        assertEquals("0", count(sides.target, "pg_subscription"));
        assertEquals("0", count(sides.source, "pg_replication_slots"));
        assertEquals("0", count(sides.source, "pg_publication"));
    }

    private StepOutcome resolve() throws Exception {
        FakeFleet fleet = new FakeFleet();
        fleet.put(cluster(sides.order.cluster(), sides.order.resourceId(), sides.source));
        fleet.put(
                cluster(
                        sides.names.target(sides.order.cluster()),
                        new ResourceId("cluster-B"),
                        sides.target));
        return new ResolveSides(fleet, cluster -> List.of(), sessions, stages).run(run);
    }

    private String count(RealServer server, String table) {
        return sides.ask(server, 0, "SELECT count(*) FROM " + table);
    }

    private static Cluster cluster(ClusterRef ref, ResourceId id, RealServer server) {
        return new Cluster(
                ref,
                id,
                "arn",
                Cluster.ENGINE,
                server.version(),
                "available",
                server.endpoint(),
                Optional.of(ref.identifier() + "-1"),
                List.of(ref.identifier() + "-1"),
                "default",
                Map.of());
    }
}
