package io.greenlight.cutover.cleanup;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.Endpoint;
import io.greenlight.backbone.cluster.FakeFleet;
import io.greenlight.backbone.cluster.FakeSecrets;
import io.greenlight.backbone.cluster.Instance;
import io.greenlight.backbone.cluster.Login;
import io.greenlight.backbone.cluster.RunNames;
import io.greenlight.contracts.ClusterRef;
import io.greenlight.contracts.PostgresVersion;
import io.greenlight.contracts.ResourceId;
import io.greenlight.contracts.Strategy;
import io.greenlight.contracts.UpgradeId;
import io.greenlight.contracts.UpgradeOrder;
import io.greenlight.contracts.UpgradePath;
import io.greenlight.cutover.run.Sides;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a completed upgrade leaves: `orders` is the new cluster, `orders-old` the old one with two
/// instances, fenced and tagged as replaced.
public final class Aftermath {

    public static final ResourceId OLD = new ResourceId("cluster-A");
    public static final ResourceId NEW = new ResourceId("cluster-B");
    public static final UpgradeId UPGRADE = new UpgradeId("orders-0123abcd");
    public static final ClusterRef ORDERS = new ClusterRef("eu-central-1", "orders");
    public static final String SNAPSHOT = "orders-last-0123abcd";

    private static final Endpoint OLD_WRITER = new Endpoint("orders-old-1.example", 5432);
    private static final Endpoint NEW_WRITER = new Endpoint("orders-1.example", 5432);
    private static final PostgresVersion FROM = new PostgresVersion(14, 24);
    private static final PostgresVersion TO = new PostgresVersion(17, 10);

    public final List<String> acts = new ArrayList<>();
    public final FakeFleet fleet = new FakeFleet();
    public final FakeSecrets secrets = new FakeSecrets();
    public final FakeDeletions deletions = new FakeDeletions(fleet, acts);
    public final FakeServer old = new FakeServer("orders-old", acts);
    public final FakeServer successor = new FakeServer("orders", acts);

    public Aftermath() {
        put(ORDERS, NEW, NEW_WRITER, "upgraded");
        put(ORDERS.named("orders-old"), OLD, OLD_WRITER, "replaced");
        deletions.add("orders-old-1", Instance.Role.WRITER);
        deletions.add("orders-old-2", Instance.Role.READER);
        secrets.keep("secret", new Login("maintenance", "maintenance"));
        secrets.keep(new RunNames(UPGRADE).replicationSecret(), new Login("replication", "it"));
    }

    public UpgradeOrder order() {
        return new UpgradeOrder(
                UPGRADE, ORDERS, OLD, new UpgradePath(Strategy.CLONE, FROM, TO), "secret");
    }

    public Sides sides() {
        return new Sides(OLD, NEW, NEW_WRITER, OLD_WRITER, NEW_WRITER, List.of(), List.of());
    }

    public Leftovers.Opener servers() {
        return (server, login, names) -> server.equals(OLD_WRITER) ? old : successor;
    }

    public boolean isReplicationSecretKept() {
        return secrets.find(new RunNames(UPGRADE).replicationSecret()).isPresent();
    }

    /// The cluster of that name gets tags and is otherwise as before.
    public void retag(String identifier, Map<String, String> tags) {
        fleet.put(FakeFleet.withTags(named(identifier), tags));
    }

    /// RDS says another word for the state of that cluster.
    public void say(String identifier, String status) {
        fleet.put(FakeFleet.withStatus(named(identifier), status));
    }

    /// Nobody can tell which of the old cluster's instances writes.
    public void loseOldWriter() {
        Cluster it = named("orders-old");
        fleet.put(
                new Cluster(
                        it.ref(),
                        it.resourceId(),
                        it.arn(),
                        it.engine(),
                        it.version(),
                        it.status(),
                        it.endpoint(),
                        Optional.empty(),
                        it.instances(),
                        it.parameterGroup(),
                        it.tags()));
    }

    /// The cluster is called something else from now on.
    public void rename(String identifier, String newName) {
        Cluster cluster = named(identifier);
        fleet.remove(identifier);
        put(
                ORDERS.named(newName),
                cluster.resourceId(),
                cluster.endpoint(),
                cluster.tags().getOrDefault("UpgradeDB:Status", ""));
    }

    /// A cluster of that name that has nothing to do with the upgrade.
    public void makeStranger(String identifier) {
        put(ORDERS.named(identifier), new ResourceId("cluster-S"), OLD_WRITER, "replaced");
    }

    private Cluster named(String identifier) {
        return fleet.find(ORDERS.named(identifier)).orElseThrow();
    }

    private void put(ClusterRef ref, ResourceId id, Endpoint writer, String status) {
        boolean isOld = id.equals(OLD);
        fleet.put(
                new Cluster(
                        ref,
                        id,
                        "arn:" + ref,
                        Cluster.ENGINE,
                        isOld ? FROM : TO,
                        "available",
                        writer,
                        Optional.of(isOld ? "orders-old-1" : ref + "-1"),
                        isOld ? List.of("orders-old-1", "orders-old-2") : List.of(ref + "-1"),
                        "default",
                        Map.of("UpgradeDB:Status", status, "UpgradeDB:Upgrade", UPGRADE.value())));
    }
}
