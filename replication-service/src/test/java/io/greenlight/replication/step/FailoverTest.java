package io.greenlight.replication.step;

import static io.greenlight.replication.step.TwoSides.CLUSTER;
import static io.greenlight.replication.step.TwoSides.NAMES;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.greenlight.backbone.cluster.Endpoint;
import io.greenlight.backbone.cluster.Fleet;
import io.greenlight.backbone.cluster.Login;
import io.greenlight.backbone.cluster.database.ConnectionString;
import io.greenlight.backbone.cluster.database.Database;
import io.greenlight.backbone.cluster.database.Subscription;
import io.greenlight.backbone.plan.Run;
import io.greenlight.backbone.plan.StepOutcome;
import io.greenlight.replication.database.Session;
import io.greenlight.replication.run.Lags;
import io.greenlight.replication.run.ReplicationFacts;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The instance that writes when a run begins is not always the one that writes when it ends.
class FailoverTest {

    private static final String DATABASE = "o'clock \"db\" {ü} %s \\";
    private static final String SLOT = NAMES.slot(0);
    private static final Login REPLICATOR = new Login(NAMES.replicationRole(), "it's a \"secret\"");

    private final TwoSides sides = new TwoSides(DATABASE);
    private final Access access = sides.access();
    private final Publisher publisher = new Publisher(access, sides.secrets(), TwoSides.config());
    private final Run<ReplicationFacts> run = sides.run();

    @AfterEach
    void nothingIsLeft() throws Exception {
        try (Session target = sides.onTarget(DATABASE)) {
            target.subscription(SLOT).drop();
        }
        try (Session source = access.openMaintenance(run, sides.older().endpoint())) {
            await().until(() -> source.slots().drop(SLOT));
            source.role().drop();
        }
        sides.clear();
    }

    @Test
    void theTargetIsToldWhichInstanceWritesNow() throws Exception {
        feed();
        CreateSubscriptions create = new CreateSubscriptions(publisher);
        StartSubscriptions start = new StartSubscriptions(publisher);
        for (int time = 1; time <= 2; time++) {
            assertInstanceOf(StepOutcome.Done.class, create.run(run));
            await().until(() -> start.run(run) instanceof StepOutcome.Done);
        }
        AwaitCatchUp catchUp =
                new AwaitCatchUp(
                        publisher,
                        new LagProbe(access),
                        new Lags(new SimpleMeterRegistry()),
                        TwoSides.config());
        awaitDone(catchUp);

        followAnInstanceThatIsGone();
        awaitDone(catchUp);
    }

    @Test
    void aSubscriptionMadeBeforeAFailoverIsToldByWhoeverStartsIt() throws Exception {
        feed();
        assertInstanceOf(StepOutcome.Done.class, new CreateSubscriptions(publisher).run(run));
        followAnInstanceThatIsGone();

        StartSubscriptions start = new StartSubscriptions(publisher);

        await().until(() -> start.run(run) instanceof StepOutcome.Done);
    }

    @Test
    void anInstanceThatBecameAReaderIsNotWorkedOn() {
        sides.older()
                .execute(
                        new Database(sides.older().endpoint(), DATABASE),
                        """
                        CREATE OR REPLACE FUNCTION pg_catalog.pg_is_in_recovery()
                        RETURNS boolean LANGUAGE sql AS 'SELECT true'
                        """);

        IOException refused = assertThrows(IOException.class, () -> access.openSource(run));

        assertTrue(String.valueOf(refused.getMessage()).contains("in recovery"));
    }

    @Test
    void theWriterIsTheOneThatRdsSaysAndElseTheOneThatWas() throws Exception {
        Endpoint before = sides.older().endpoint();
        Endpoint now = new Endpoint("127.0.0.1", before.port());
        sides.fleet().put(TwoSides.cluster(CLUSTER.identifier(), now, Map.of()));

        assertEquals(now, access.sourceWriter(run));
        assertEquals(before, sides.access(silent()).sourceWriter(run));
        assertThrows(
                IllegalStateException.class, () -> sides.access(silent()).sourceWriterByRds(run));
    }

    @Test
    void aSourceWithoutAWriterIsWaitedFor() {
        sides.fleet().remove(CLUSTER.identifier());

        assertThrows(IOException.class, () -> access.sourceWriter(run));
    }

    /// All that a subscription needs on both sides.
    private void feed() throws Exception {
        sides.secrets().keep(NAMES.replicationSecret(), REPLICATOR);
        try (Session source = sides.onSource(DATABASE);
                Session target = sides.onTarget(DATABASE)) {
            source.runSchema().make();
            target.runSchema().make();
            source.role().make(REPLICATOR, List.of(DATABASE));
            source.publish();
            assertEquals(List.of(), source.slotAttempt(Duration.ofSeconds(5)).make(SLOT));
            run.keep(run.facts().seededAt(source.currentLsn()));
        }
    }

    /// What the subscription names after a failover.
    private void followAnInstanceThatIsGone() throws Exception {
        Database gone = new Database(new Endpoint("localhost", 1), DATABASE);
        try (Session target = sides.onTarget(DATABASE)) {
            Subscription subscription = target.subscription(SLOT);
            subscription.follow(
                    new ConnectionString(gone, REPLICATOR, "require", Optional.empty()));
            await().until(() -> !subscription.find().orElseThrow().isWorking());
        }
    }

    private void awaitDone(AwaitCatchUp step) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> step.run(run) instanceof StepOutcome.Done);
    }

    /// A fleet that answers nothing.
    private static Fleet silent() {
        return (Fleet)
                Proxy.newProxyInstance(
                        Fleet.class.getClassLoader(),
                        new Class<?>[] {Fleet.class},
                        (fleet, method, arguments) -> {
                            throw new IllegalStateException("throttled");
                        });
    }
}
