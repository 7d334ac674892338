package io.greenlight.sandbox.work;

import io.greenlight.sandbox.database.PgClusterSetup;
import io.greenlight.sandbox.server.EngineVersion;
import io.greenlight.sandbox.server.Installations;
import io.greenlight.sandbox.server.ParameterCatalog;
import io.greenlight.sandbox.server.PostgresServers;
import io.greenlight.sandbox.server.Role;
import io.greenlight.sandbox.server.ServerPaths;
import io.greenlight.sandbox.server.ServerSettings;
import io.greenlight.sandbox.server.Volume;
import io.greenlight.sandbox.state.AwsRegion;
import io.greenlight.sandbox.state.Cluster;
import io.greenlight.sandbox.state.Instance;
import io.greenlight.sandbox.state.Ledger;
import io.greenlight.sandbox.state.ParameterGroup;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/// What all work stands on.
public record World(
        Ledger ledger,
        PostgresServers servers,
        Installations installations,
        ParameterCatalog catalog,
        ServerPaths paths,
        Endpoints endpoints,
        Background background,
        EventLog events,
        Pace pace,
        Injections injections,
        Maintenance maintenance,
        InstantSource clock) {

    /// What aurora_version() ends with on a server. No table can tell: members that are patched one
    /// after the other have the same tables.
    private static final String PATCH_LEVEL = "sandbox.patch_level";

    /// RDS tells times to the millisecond.
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /// `cluster-` or `db-` and 26 letters, as RDS makes them.
    public static String newResourceId(String kind) {
        return kind
                + UUID.randomUUID()
                        .toString()
                        .replace("-", "")
                        .substring(0, 26)
                        .toUpperCase(Locale.ROOT);
    }

    public Volume newVolume(String resourceId) {
        return new Volume(paths.volumes().resolve(resourceId), endpoints.serverPort(resourceId));
    }

    /// What the groups of a cluster and of its instance say together.
    public Map<String, String> parameters(AwsRegion region, Cluster cluster, Instance instance) {
        Map<String, String> values = new HashMap<>();
        region.clusterGroup(cluster.engine().parameterGroup())
                .map(ParameterGroup::values)
                .ifPresent(values::putAll);
        region.instanceGroup(instance.parameterGroup())
                .map(ParameterGroup::values)
                .ifPresent(values::putAll);
        return values;
    }

    public ServerSettings settings(AwsRegion region, Cluster cluster, Instance instance) {
        EngineVersion version = cluster.engine().version();
        Map<String, String> parameters = new HashMap<>(instance.applied());
        parameters.put(PATCH_LEVEL, Integer.toString(instance.patchLevel(version)));
        return new ServerSettings(
                version, parameters, logs(instance), role(region, cluster, instance));
    }

    private Role role(AwsRegion region, Cluster cluster, Instance instance) {
        Volume leader = globals().leader(region, cluster);
        if (!instance.volumeIn(cluster).equals(leader)) {
            return new Role.Follower(leader);
        }
        return globals().isFollowed(region, cluster) ? new Role.Leader() : new Role.Alone();
    }

    /// What a new instance is patched to: as its cluster is, or the one whose data it follows.
    public Optional<String> patchOfNewcomers(AwsRegion region, Cluster cluster) {
        return globals().kin(region, cluster).stream()
                .map(it -> it.attributes().get(Instance.PATCHED))
                .filter(Objects::nonNull)
                .findFirst();
    }

    public Globals globals() {
        return new Globals(ledger);
    }

    public Path logs(Instance instance) {
        return paths.instances().resolve(instance.origin().resourceId()).resolve("error");
    }

    /// For a server that runs before its cluster has an instance.
    ServerSettings bareSettings(Cluster cluster) {
        return bareSettings(cluster.storage().volume(), cluster.engine().version());
    }

    ServerSettings bareSettings(Volume volume, EngineVersion version) {
        return new ServerSettings(
                version, Map.of(), volume.folder().resolve("log"), new Role.Alone());
    }

    PgClusterSetup inside(Volume volume) {
        return new PgClusterSetup(paths.socket(volume));
    }

    /// Makes the cluster behind `cluster` look like Aurora's; its server runs.
    void prepare(Cluster cluster) {
        inside(cluster.storage().volume())
                .prepare(cluster.masterUser(), cluster.storage().logicalStart());
    }

    Cluster cluster(AwsRegion region, String resourceId) {
        return ledger.with(() ->
                region.clusterOf(resourceId)
                        .orElseThrow(() -> new IllegalStateException(resourceId + " is gone")));
    }

    Instance instance(AwsRegion region, String resourceId) {
        return ledger.with(() ->
                region.instanceOf(resourceId)
                        .orElseThrow(() -> new IllegalStateException(resourceId + " is gone")));
    }
}
