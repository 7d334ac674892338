package io.greenlight.cutover.inplace.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.greenlight.backbone.cluster.Login;
import io.greenlight.backbone.cluster.RunNames;
import io.greenlight.backbone.cluster.database.Database;
import io.greenlight.backbone.cluster.database.Postgres;
import io.greenlight.backbone.cluster.database.RealServer;
import io.greenlight.contracts.PostgresVersion;
import io.greenlight.contracts.UpgradeId;
import io.greenlight.cutover.inplace.wayback.TwoServers;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What becomes of slots and sessions when the cluster, at 17, is left for its clone, at 14.
final class PgLeftClusterTest {

    private static final RunNames NAMES = new RunNames(new UpgradeId("orders-0123abcd"));
    private static final String SHOP = "o'd\"d näme; --";

    @Test
    void slotsAreMadeOnTheCloneAsFarAsItKnowsThem() throws Exception {
        try (RealServer cluster = RealServer.fresh(17, Map.of());
                RealServer clone = RealServer.fresh(14, Map.of())) {
            Database shop = cluster.create(SHOP);
            Database gone = cluster.create("later");
            clone.create(SHOP);
            cluster.execute(shop, slot("plain", "'pgoutput'"));
            cluster.execute(shop, slot("follows", "'pgoutput', false, false, true"));
            cluster.execute(gone, slot("late", "'pgoutput'"));
            TwoServers both =
                    new TwoServers(
                            cluster.endpoint(), clone.endpoint(), cluster.superuser(), NAMES);
            PgSlotCopies slots = new PgSlotCopies(asEitherWants(cluster, clone));

            List<String> failed = slots.make(both);

            assertEquals(List.of("follows", "late", "plain"), slots.names(both));
            assertEquals(List.of("late, the clone has no database later"), failed);
            assertEquals(failed, slots.make(both));
            TwoServers turned =
                    new TwoServers(clone.endpoint(), cluster.endpoint(), clone.superuser(), NAMES);
            assertEquals(List.of("follows", "plain"), slots.names(turned));
        }
    }

    @Test
    void whoIsThereIsSentOut() throws Exception {
        try (RealServer server = RealServer.fresh(17, Map.of())) {
            server.execute(server.maintenance(), "CREATE ROLE app LOGIN PASSWORD 'app'");
            try (Connection client =
                    server.postgres().open(server.maintenance(), new Login("app", "app"))) {
                PgRemnants remnants = new PgRemnants(server.postgres());

                assertEquals(List.of(), remnants.sendOut(server.endpoint(), server.superuser()));
                assertFalse(client.isValid(1));
            }
        }
    }

    @Test
    void aWriteIsProvedOnTheVersionThatIsMeantAlone() throws Exception {
        try (RealServer server = RealServer.fresh(14, Map.of())) {
            PgWriteProof proof = new PgWriteProof(server.postgres());
            PostgresVersion other = new PostgresVersion(17, 1);

            proof.at(server.endpoint(), server.superuser(), server.version());

            SQLException refused =
                    assertThrows(
                            SQLException.class,
                            () -> proof.at(server.endpoint(), server.superuser(), other));
            assertTrue(String.valueOf(refused.getMessage()).contains("and not 17.1"));
            server.execute(
                    server.maintenance(),
                    "ALTER ROLE postgres SET default_transaction_read_only = on");
            assertThrows(
                    SQLException.class,
                    () -> proof.at(server.endpoint(), server.superuser(), server.version()));
        }
    }

    private static String slot(String name, String arguments) {
        return "SELECT pg_create_logical_replication_slot('%s', %s)".formatted(name, arguments);
    }

    /// Each has a certificate and a password of its own.
    private static Postgres asEitherWants(RealServer cluster, RealServer clone) {
        return (database, login) ->
                database.endpoint().equals(cluster.endpoint())
                        ? cluster.open(database)
                        : clone.open(database);
    }
}
