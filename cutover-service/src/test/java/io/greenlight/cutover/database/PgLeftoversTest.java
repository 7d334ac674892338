package io.greenlight.cutover.database;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.greenlight.backbone.cluster.Login;
import io.greenlight.backbone.cluster.RunNames;
import io.greenlight.backbone.cluster.database.Database;
import io.greenlight.backbone.cluster.database.Query;
import io.greenlight.backbone.cluster.database.RealServer;
import io.greenlight.contracts.UpgradeId;
import io.greenlight.cutover.cleanup.Leftovers;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What a run leaves on a server whose maintenance user is no superuser, as on RDS.
final class PgLeftoversTest {

    private static final String HOSTILE = "o'd\"d näme; --";
    private static final RunNames OURS = new RunNames(new UpgradeId("orders-0123abcd"));
    private static final RunNames OTHERS = new RunNames(new UpgradeId("orders-0123abce"));
    private static final Login KEEPER = new Login("keeper", "keeper");

    static List<Integer> majors() {
        return RealServer.majors().toList();
    }

    @ParameterizedTest
    @MethodSource("majors")
    void aRoleGoesWithAllThatItOwnsAndMay(int major) throws Exception {
        try (RealServer server = RealServer.fresh(major, Map.of())) {
            makeKeeper(server);
            giveRoleWhatItMayHave(server);

            for (int time = 1; time <= 2; time++) {
                try (Leftovers leftovers = open(server)) {
                    leftovers.dropRole();
                }
            }

            assertEquals(
                    OTHERS.replicationRole(),
                    ask(
                            server,
                            "SELECT string_agg(rolname, ', ') FROM pg_roles"
                                    + " WHERE rolname LIKE 'greenlight%'"));
        }
    }

    private static void giveRoleWhatItMayHave(RealServer server) {
        Database hostile = server.create(HOSTILE);
        server.execute(
                hostile,
                """
                CREATE TABLE item (id int);
                ALTER TABLE item OWNER TO shop;
                SET ROLE shop;
                GRANT SELECT ON item TO %1$s;
                RESET ROLE;
                CREATE SCHEMA own AUTHORIZATION %1$s;
                CREATE TABLE own.thing (id int);
                ALTER TABLE own.thing OWNER TO %1$s;
                """
                        .formatted(OURS.replicationRole()));
        server.execute(
                server.maintenance(), server.quoted("ALTER DATABASE %I OWNER TO shop", HOSTILE));
        server.execute(
                server.maintenance(),
                "SET ROLE shop; "
                        + server.quoted(
                                "GRANT CONNECT ON DATABASE %I TO %I",
                                HOSTILE, OURS.replicationRole()));
    }

    @ParameterizedTest
    @MethodSource("majors")
    void slotsOfADatabaseThatWasMadeLaterGoAndThoseOfOthersStay(int major) throws Exception {
        try (RealServer server = RealServer.fresh(major, Map.of())) {
            makeKeeper(server);
            Database hostile = server.create(HOSTILE);
            makeSlot(server, hostile, OURS.slot(7) + "_back");
            makeSlot(server, hostile, OTHERS.slot(7) + "_back");
            makeSlot(server, server.maintenance(), OURS.slot(12) + "_back");
            makeSlot(server, server.maintenance(), OURS.slot(1));

            try (Leftovers leftovers = open(server)) {
                assertEquals(List.of(), leftovers.dropSlots());
            }

            assertEquals(
                    OURS.slot(1) + ", " + OTHERS.slot(7) + "_back",
                    ask(
                            server,
                            "SELECT string_agg(slot_name, ', ' ORDER BY slot_name)"
                                    + " FROM pg_replication_slots"));
        }
    }

    /// Whoever administers roles has made the run's, and has REPLICATION as on RDS.
    private static void makeKeeper(RealServer server) throws Exception {
        server.execute(
                server.maintenance(),
                """
                CREATE ROLE keeper LOGIN CREATEROLE REPLICATION PASSWORD 'keeper';
                CREATE ROLE shop;
                GRANT shop, pg_signal_backend TO keeper;
                """);
        try (Connection keeper = server.postgres().open(server.maintenance(), KEEPER)) {
            for (RunNames names : List.of(OURS, OTHERS)) {
                Query.execute(keeper, "CREATE ROLE " + names.replicationRole());
            }
        }
    }

    private static void makeSlot(RealServer server, Database database, String slot) {
        server.execute(
                database,
                "SELECT pg_create_logical_replication_slot('%s', 'pgoutput')".formatted(slot));
    }

    private static Leftovers open(RealServer server) throws Exception {
        return new PgLeftoversOpener(server.postgres()).open(server.endpoint(), KEEPER, OURS);
    }

    private static String ask(RealServer server, String sql) throws Exception {
        try (Connection connection = server.open(server.maintenance())) {
            return new Query(connection, sql).text();
        }
    }
}
