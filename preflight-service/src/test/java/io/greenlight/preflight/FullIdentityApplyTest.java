package io.greenlight.preflight;

import static io.greenlight.preflight.Bench.HOSTILE;
import static io.greenlight.preflight.Bench.LONGEST;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.greenlight.backbone.cluster.database.ConnectionString;
import io.greenlight.backbone.cluster.database.RealServer;
import io.greenlight.contracts.Finding;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What `full-identity-type` tells of, seen to happen: an apply worker of the newest server follows
/// the oldest one, stops at the UPDATE of such a table, and after the remedy does not.
class FullIdentityApplyTest {

    private static final String STOPPED = "could not identify an equality operator for type json";

    private static final String SLOT =
            "SELECT pg_create_logical_replication_slot('full_identity', 'pgoutput')";

    private static final String FOLLOW =
            "CREATE SUBSCRIPTION full_identity CONNECTION %1$L PUBLICATION p"
                    + " WITH (slot_name = full_identity, create_slot = false, copy_data = false)";

    private final Bench source = Bench.on(major(Comparator.reverseOrder()));
    private final Bench target = beside(RealServer.of(major(Comparator.naturalOrder())));

    private static int major(Comparator<Integer> order) {
        return RealServer.majors().max(order).orElseThrow();
    }

    private static Bench beside(RealServer server) {
        return new Bench(server, server.create(LONGEST));
    }

    @BeforeEach
    void aTableWithoutKey() {
        for (Bench side : List.of(source, target)) {
            side.run("CREATE TABLE %1$I (%2$I int, body json)", HOSTILE, LONGEST);
            side.run("ALTER TABLE %I REPLICA IDENTITY FULL", HOSTILE);
        }
        source.run("CREATE PUBLICATION p FOR TABLE %I", HOSTILE);
    }

    @Test
    void anUpdateStopsTheWorkerAndAfterTheRemedyItDoesNot() throws SQLException {
        follow();
        source.run("INSERT INTO %I VALUES (1, '{}')", HOSTILE);
        soon().untilAsserted(() -> assertEquals(List.of("1"), numbers()));
        source.run("UPDATE %I SET %I = 2", HOSTILE, LONGEST);
        soon().untilAsserted(() -> assertTrue(target.server().log().contains(STOPPED)));
        assertEquals(List.of("1"), numbers());
        leave();

        Finding finding = source.finding("full-identity-type");
        source.follow(finding);
        target.follow(finding);

        follow();
        source.run("UPDATE %I SET %I = 3", HOSTILE, LONGEST);
        soon().untilAsserted(() -> assertEquals(List.of("3"), numbers()));
        assertEquals(List.of(), source.findings("full-identity-type"));
    }

    @AfterEach
    void nobodyFollows() {
        leave();
        target.close();
        source.close();
    }

    private void follow() {
        source.run(SLOT);
        ConnectionString publisher =
                new ConnectionString(
                        source.database(),
                        source.server().superuser(),
                        "disable",
                        Optional.empty());
        target.run(FOLLOW, publisher.text());
    }

    /// The worker lets go of the slot a moment after its subscription is gone.
    private void leave() {
        target.server().execute(target.database(), Stage.SUBSCRIPTIONS);
        soon().ignoreExceptions()
                .untilAsserted(() -> source.server().execute(source.database(), Stage.SLOTS));
    }

    private List<String> numbers() throws SQLException {
        try (Session session = Session.plain(target)) {
            return session.texts(target.server().quoted("SELECT %I FROM %I", LONGEST, HOSTILE));
        }
    }

    private static ConditionFactory soon() {
        return await().atMost(Duration.ofSeconds(30));
    }
}
