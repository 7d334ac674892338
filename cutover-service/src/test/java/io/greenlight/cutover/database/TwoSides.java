package io.greenlight.cutover.database;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.Endpoint;
import io.greenlight.backbone.cluster.FakeFleet;
import io.greenlight.backbone.cluster.FakeSecrets;
import io.greenlight.backbone.cluster.Login;
import io.greenlight.backbone.cluster.RunNames;
import io.greenlight.backbone.cluster.Secrets;
import io.greenlight.backbone.cluster.database.ConnectionString;
import io.greenlight.backbone.cluster.database.Database;
import io.greenlight.backbone.cluster.database.Databases;
import io.greenlight.backbone.cluster.database.Postgres;
import io.greenlight.backbone.cluster.database.PublishableTables;
import io.greenlight.backbone.cluster.database.Query;
import io.greenlight.backbone.cluster.database.RealServer;
import io.greenlight.backbone.cluster.database.SqlFile;
import io.greenlight.backbone.cluster.database.Subscription;
import io.greenlight.backbone.parallel.Together;
import io.greenlight.contracts.ClusterRef;
import io.greenlight.contracts.Lsn;
import io.greenlight.contracts.PostgresVersion;
import io.greenlight.contracts.ResourceId;
import io.greenlight.contracts.Strategy;
import io.greenlight.contracts.UpgradeId;
import io.greenlight.contracts.UpgradeOrder;
import io.greenlight.contracts.UpgradePath;
import io.greenlight.cutover.pooler.PoolerEntry;
import io.greenlight.cutover.run.FollowedDatabase;
import io.greenlight.cutover.run.Sides;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/// A source and a target as replication leaves them to a cutover: two real servers of two majors,
/// two databases of the application's, one with a name that nobody likes, and the one that every
/// server has, all of it followed.
public final class TwoSides implements AutoCloseable {

    private static final List<String> APPLICATION = List.of("shop", "o'd\"d näme; --");
    private static final List<String> DATABASES =
            Stream.concat(APPLICATION.stream(), Stream.of(Databases.MAINTENANCE)).toList();

    private static final String SCHEMA = SqlFile.beside(TwoSides.class, "two_sides.sql");

    private static final ResourceId TARGET = new ResourceId("cluster-B");

    private static final String BEAT = "INSERT INTO %s.heartbeat VALUES (1, 0, now())";

    public final RealServer source;
    public final RealServer target;
    public final UpgradeOrder order;
    private boolean targetIsThere = true;
    public final RunNames names;
    private final List<FollowedDatabase> followed;

    public TwoSides(int from, int to) throws SQLException {
        List<RealServer> servers =
                Together.get(
                        2,
                        List.of(
                                () -> RealServer.fresh(from, Map.of()),
                                () -> RealServer.fresh(to, Map.of())));
        source = servers.getFirst();
        target = servers.getLast();
        ClusterRef cluster = new ClusterRef("eu-central-1", "orders");
        UpgradePath path =
                new UpgradePath(
                        Strategy.CLONE, new PostgresVersion(from, 1), new PostgresVersion(to, 1));
        UpgradeId id = UpgradeId.of(cluster, new ResourceId("cluster-A"), path, 1);
        order = new UpgradeOrder(id, cluster, new ResourceId("cluster-A"), path, "secret");
        names = new RunNames(id);
        for (RealServer server : servers) {
            server.execute(
                    server.maintenance(),
                    """
                    CREATE ROLE app LOGIN PASSWORD 'app';
                    CREATE ROLE maintenance LOGIN SUPERUSER PASSWORD 'maintenance';
                    """);
            for (String database : APPLICATION) {
                server.execute(server.create(database), SCHEMA);
            }
        }
        for (int i = 0; i < DATABASES.size(); i++) {
            follow(i);
        }
        try (Session session = open(source, 0)) {
            followed = session.followed();
        }
    }

    public Sides sides(List<PoolerEntry> poolers) {
        return new Sides(
                order.resourceId(),
                TARGET,
                source.endpoint(),
                source.endpoint(),
                target.endpoint(),
                followed,
                poolers);
    }

    /// Both clusters as RDS knows them.
    public FakeFleet fleet() {
        FakeFleet fleet = new FakeFleet();
        fleet.put(cluster("orders", order.resourceId(), source, order.path().source()));
        if (targetIsThere) {
            fleet.put(cluster("orders-gl", TARGET, target, order.path().target()));
        }
        return fleet;
    }

    /// RDS knows nothing of the target any more, and its server is gone.
    public void loseTarget() {
        targetIsThere = false;
        target.close();
    }

    private static Cluster cluster(
            String name, ResourceId id, RealServer server, PostgresVersion version) {
        Cluster like = FakeFleet.cluster(name, version, Map.of());
        return new Cluster(
                like.ref(),
                id,
                like.arn(),
                like.engine(),
                version,
                like.status(),
                server.endpoint(),
                like.writerInstance(),
                like.instances(),
                like.parameterGroup(),
                like.tags());
    }

    public String nameOf(int database) {
        return DATABASES.get(database);
    }

    public Database on(RealServer server, int database) {
        return new Database(server.endpoint(), nameOf(database));
    }

    public Login app() {
        return new Login("app", "app");
    }

    public Login maintenance() {
        return new Login("maintenance", "maintenance");
    }

    public Endpoint endpoint() {
        return source.endpoint();
    }

    /// The services' own way to both servers.
    public Postgres postgres() {
        return (database, login) ->
                (database.endpoint().equals(target.endpoint()) ? target : source)
                        .postgres()
                        .open(database, login);
    }

    /// The logins of the maintenance user and of replication, which are one here.
    public Secrets secrets() {
        FakeSecrets secrets = new FakeSecrets();
        secrets.keep(order.secret(), maintenance());
        secrets.keep(names.replicationSecret(), maintenance());
        return secrets;
    }

    /// A session of the run on one side.
    public Session open(RealServer server, int database) throws SQLException {
        return Session.open(server.postgres(), on(server, database), maintenance(), names);
    }

    /// The session of the run that speaks for its server: on the first database that is followed.
    public Session openControl(RealServer server) throws SQLException {
        Database first = new Database(server.endpoint(), followed.getFirst().name());
        return Session.open(server.postgres(), first, maintenance(), names);
    }

    /// What a query says on one side, as text.
    public String ask(RealServer server, int database, String sql) {
        try (Connection connection = server.postgres().open(on(server, database), maintenance())) {
            return new Query(connection, sql).text();
        } catch (SQLException broken) {
            throw new IllegalStateException(sql, broken);
        }
    }

    public void run(RealServer server, int database, String sql) {
        server.execute(on(server, database), sql);
    }

    /// Gives back to a maintenance user who is no superuser what he needs beside the fence.
    public void letReadAll(RealServer server) {
        for (int database = 0; database < DATABASES.size(); database++) {
            run(
                    server,
                    database,
                    """
                    GRANT pg_monitor, pg_signal_backend TO maintenance;
                    GRANT ALL ON SCHEMA %1$s TO maintenance;
                    GRANT ALL ON ALL TABLES IN SCHEMA %1$s TO maintenance;
                    DO $$ DECLARE s name; BEGIN
                        FOR s IN SELECT nspname FROM pg_namespace WHERE nspname !~ '^pg_' LOOP
                            EXECUTE format('GRANT USAGE ON SCHEMA %%I TO maintenance', s);
                            EXECUTE format(
                                'GRANT SELECT ON ALL TABLES IN SCHEMA %%I TO maintenance', s);
                            EXECUTE format(
                                'GRANT SELECT ON ALL SEQUENCES IN SCHEMA %%I TO maintenance', s);
                        END LOOP;
                    END $$;
                    """
                            .formatted(names.schema()));
        }
    }

    /// As if the clone were made now: what was changed before is on both sides.
    public void recordSchema() throws SQLException {
        for (int database = 0; database < followed.size(); database++) {
            try (Session here = open(source, database)) {
                here.schemaRecord().take();
            }
        }
    }

    /// Another subscription takes over the slot of the first database, as a stale copy of the
    /// target would; ours goes on trying to have it back.
    public void stealSlot() {
        String slot = names.slot(0);
        run(
                target,
                1,
                "CREATE SUBSCRIPTION thief CONNECTION '%s' PUBLICATION %s WITH (enabled = false,"
                                .formatted(
                                        onSource(0).text().replace("'", "''"), names.publication())
                        + " copy_data = false, create_slot = false, slot_name = '%s')"
                                .formatted(slot));
        run(target, 0, "ALTER SUBSCRIPTION %s DISABLE".formatted(slot));
        run(target, 1, "ALTER SUBSCRIPTION thief ENABLE");
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() ->
                        ask(
                                        target,
                                        1,
                                        "SELECT count(received_lsn) FROM pg_stat_subscription"
                                                + " WHERE subname = 'thief'")
                                .equals("1"));
        run(target, 0, "ALTER SUBSCRIPTION %s ENABLE".formatted(slot));
    }

    @Override
    public void close() {
        target.close();
        source.close();
    }

    private void follow(int database) throws SQLException {
        for (RealServer server : List.of(source, target)) {
            try (Session session = open(server, database)) {
                session.runSchema().make();
            }
            run(server, database, BEAT.formatted(names.schema()));
        }
        try (Session there = open(target, database)) {
            there.offer().make(order.upgrade());
        }
        try (Session here = open(source, database);
                Session there = open(target, database)) {
            List<PublishableTables.Table> tables = new ArrayList<>(here.tables());
            tables.addAll(here.runSchema().replicated());
            here.publication().carry(tables);
            here.slots().make(names.slot(database));
            here.schemaRecord().take();
            Subscription subscription = there.subscription(names.slot(database));
            subscription.make(onSource(database), List.of(names.publication()));
            subscription.start(new Lsn(0));
        }
    }

    private ConnectionString onSource(int database) {
        return new ConnectionString(
                on(source, database), maintenance(), "require", Optional.empty());
    }
}
