package io.greenlight.cutover.pause;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.greenlight.backbone.cluster.FakeSecrets;
import io.greenlight.backbone.cluster.Login;
import io.greenlight.backbone.cluster.database.Query;
import io.greenlight.backbone.cluster.database.RealServer;
import io.greenlight.backbone.plan.Run;
import io.greenlight.backbone.plan.StepOutcome;
import io.greenlight.cutover.cleanup.Leftovers;
import io.greenlight.cutover.database.Clients;
import io.greenlight.cutover.database.PgLeftoversOpener;
import io.greenlight.cutover.database.RealPooler;
import io.greenlight.cutover.database.TwoSides;
import io.greenlight.cutover.run.CutoverFacts;
import io.greenlight.cutover.run.Terms;
import io.greenlight.cutover.step.ReleaseSource;
import io.greenlight.cutover.step.StartWayBack;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a cleanup does on the servers of a whole switchover, 14 to 17, while the way back and
/// clients are at work.
final class CleanupAfterSwitchoverTest {

    private static final String OURS =
            """
            SELECT (SELECT count(*) FROM pg_replication_slots)
                   || ' slots, ' || (SELECT count(*) FROM pg_publication)
                   || ' publications, ' || (SELECT count(*) FROM pg_subscription)
                   || ' subscriptions, ' || (SELECT count(*) FROM pg_replication_origin)
                   || ' origins, '
                   || (SELECT count(*) FROM pg_roles WHERE rolname LIKE 'greenlight%') || ' roles'
            """;

    private TwoSides sides;
    private RealPooler pooler;
    private Clients clients;

    @BeforeEach
    void switchOver() throws Exception {
        sides = new TwoSides(14, 17);
        pooler = new RealPooler(sides, "0.05");
        clients = new Clients(pooler.endpoint(), sides.app());
        Scene scene = new Scene(sides, pooler);
        makeReplicationRole();
        sides.recordSchema();
        clients.start();
        assertInstanceOf(Switchover.Outcome.Switched.class, scene.attempt(place -> {}));
        Run<CutoverFacts> run = Run.detached(sides.order, scene.facts());
        ReleaseSource release = new ReleaseSource(scene.stages());
        Awaitility.await().until(() -> release.run(run) instanceof StepOutcome.Done);
        long fenced = rows(sides.source);
        StartWayBack wayBack =
                new StartWayBack(sides.fleet(), scene.stages(), secrets(), Terms.impatient());
        Awaitility.await().until(() -> wayBack.run(run) instanceof StepOutcome.Done);
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> rows(sides.source) > fenced);
    }

    @AfterEach
    void strike() {
        clients.close();
        pooler.close();
        sides.close();
    }

    @Test
    void nothingOfOursIsLeftOnEitherSideAndClientsGoOn() throws Exception {
        for (int time = 1; time <= 2; time++) {
            try (Leftovers old = open(sides.source)) {
                old.dropSubscriptions();
                old.dropRole();
            }
            try (Leftovers successor = open(sides.target)) {
                Awaitility.await().until(() -> successor.dropSlots().isEmpty());
                successor.dropPublications();
                successor.dropRole();
            }
        }

        for (int database = 0; database < 2; database++) {
            String nothing = "0 slots, 0 publications, 0 subscriptions, 0 origins, 0 roles";
            assertEquals(nothing, sides.ask(sides.source, database, OURS));
            assertEquals(nothing, sides.ask(sides.target, database, OURS));
        }
        clients.goOn();
        assertEquals(List.of(), clients.errors());
        assertEquals(clients.acknowledged(), rows(sides.target));
    }

    @Test
    void slotsGoThoughTheOldClusterStillReadsThem() throws Exception {
        try (Leftovers successor = open(sides.target)) {
            Awaitility.await().until(() -> successor.dropSlots().isEmpty());
        }

        assertEquals("0", sides.ask(sides.target, 0, "SELECT count(*) FROM pg_replication_slots"));
    }

    @Test
    void aFencedClusterShowsNobodyAndOneThatWasOpenedShowsWho() throws Exception {
        try (Leftovers old = open(sides.source);
                Connection owner = connect(sides.maintenance())) {
            assertEquals(List.of(), old.openRoles());
            assertEquals(List.of(), old.foreignSessions());
            Query.execute(owner, "ALTER ROLE app LOGIN");

            try (Connection client = connect(sides.app())) {
                assertTrue(client.isValid(1));
                assertEquals(List.of("app"), old.openRoles());
                assertEquals(1, old.foreignSessions().size(), old.foreignSessions().toString());
            }
        }
    }

    /// It owns something and may something in both databases.
    private void makeReplicationRole() {
        String role = sides.names.replicationRole();
        for (RealServer server : List.of(sides.source, sides.target)) {
            sides.run(server, 0, "CREATE ROLE %s LOGIN REPLICATION PASSWORD 'it'".formatted(role));
            for (int database = 0; database < 2; database++) {
                sides.run(
                        server,
                        database,
                        """
                        DO $$ BEGIN
                            EXECUTE format('GRANT CONNECT ON DATABASE %%I TO %1$s',
                                current_database());
                        END $$;
                        GRANT SELECT ON item TO %1$s;
                        """
                                .formatted(role));
            }
        }
    }

    private FakeSecrets secrets() {
        FakeSecrets secrets = new FakeSecrets();
        secrets.keep(
                sides.names.replicationSecret(), new Login(sides.names.replicationRole(), "it"));
        return secrets;
    }

    private Leftovers open(RealServer server) throws Exception {
        return new PgLeftoversOpener(server.postgres())
                .open(server.endpoint(), sides.maintenance(), sides.names);
    }

    private Connection connect(Login login) throws Exception {
        return sides.source.postgres().open(sides.on(sides.source, 0), login);
    }

    private long rows(RealServer server) {
        return Long.parseLong(sides.ask(server, 0, "SELECT count(*) FROM item"));
    }
}
