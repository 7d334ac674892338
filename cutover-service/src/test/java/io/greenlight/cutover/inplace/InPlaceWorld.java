package io.greenlight.cutover.inplace;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.Endpoint;
import io.greenlight.backbone.cluster.FakeFleet;
import io.greenlight.backbone.cluster.FakeSecrets;
import io.greenlight.backbone.cluster.Instance;
import io.greenlight.backbone.cluster.Login;
import io.greenlight.backbone.journal.FakeFiles;
import io.greenlight.contracts.ClusterRef;
import io.greenlight.contracts.ConsentToken;
import io.greenlight.contracts.PostgresVersion;
import io.greenlight.contracts.ResourceId;
import io.greenlight.contracts.Strategy;
import io.greenlight.contracts.UpgradeId;
import io.greenlight.contracts.UpgradeOrder;
import io.greenlight.contracts.UpgradePath;
import io.greenlight.contracts.WayBack;
import io.greenlight.cutover.inplace.consent.Consents;
import io.greenlight.cutover.probe.FakeEndpoints;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What an upgrade in place finds: `orders` with a writer and a reader, and the clone that was made
/// of it before.
public final class InPlaceWorld implements Consents {

    public static final ResourceId CLUSTER = new ResourceId("cluster-A");
    public static final ResourceId CLONE = new ResourceId("cluster-B");
    public static final UpgradeId UPGRADE = new UpgradeId("orders-0123abcd");
    public static final ClusterRef ORDERS = new ClusterRef("eu-central-1", "orders");
    public static final ClusterRef BEFORE = ORDERS.named("orders-before-0123abcd");
    public static final Instant TAKEN = Instant.parse("2026-01-01T11:00:00Z");

    public final List<String> acts = new ArrayList<>();
    public final FakeFleet fleet = new FakeFleet();
    public final FakeSecrets secrets = new FakeSecrets();
    public final FakeRds rds = new FakeRds(fleet, acts);
    public final FakeServers servers = new FakeServers(fleet, acts);
    public final FakeEndpoints endpoints = new FakeEndpoints();
    public final List<Endpoint> customEndpoints = new ArrayList<>();
    public final FakeFiles files = new FakeFiles();
    private final PostgresVersion from;
    private final PostgresVersion to;
    private final Set<ConsentToken> consents = new HashSet<>();

    /// @param from as in `14.24`
    /// @param to as in `17.10`
    public InPlaceWorld(String from, String to) {
        this.from = PostgresVersion.parse(from);
        this.to = PostgresVersion.parse(to);
        put(ORDERS, CLUSTER, Map.of("UpgradeDB", "Y", "UpgradeDB:Upgrade", UPGRADE.value()));
        put(BEFORE, CLONE, Map.of("UpgradeDB:TargetOf", UPGRADE.value()));
        rds.put(CLUSTER, "orders-1", Instance.Role.WRITER);
        rds.put(CLUSTER, "orders-2", Instance.Role.READER);
        rds.put(CLONE, "orders-before-0123abcd-1", Instance.Role.WRITER);
        secrets.keep("secret", new Login("maintenance", "maintenance"));
    }

    public UpgradeOrder order() {
        return new UpgradeOrder(
                UPGRADE, ORDERS, CLUSTER, new UpgradePath(Strategy.IN_PLACE, from, to), "secret");
    }

    public WayBack wayBack() {
        return new WayBack(BEFORE, TAKEN, "one instance and what either writes");
    }

    /// The cluster's owner sets a tag.
    public void tag(String key, String value) {
        Map<String, String> tags = new HashMap<>(fleet.tagsOf("orders"));
        tags.put(key, value);
        fleet.put(FakeFleet.withTags(fleet.find(ORDERS).orElseThrow(), tags));
    }

    @Override
    public void keep(UpgradeId upgrade, ConsentToken token, Instant at) {
        consents.add(token);
    }

    @Override
    public boolean isGiven(UpgradeId upgrade, ConsentToken token) {
        return consents.contains(token);
    }

    private void put(ClusterRef ref, ResourceId id, Map<String, String> tags) {
        fleet.put(
                new Cluster(
                        ref,
                        id,
                        "arn:" + ref,
                        Cluster.ENGINE,
                        from,
                        "available",
                        new Endpoint(ref + ".example", 5432),
                        Optional.of(ref + "-1"),
                        List.of(ref + "-1", ref + "-2"),
                        "own",
                        tags));
    }
}
