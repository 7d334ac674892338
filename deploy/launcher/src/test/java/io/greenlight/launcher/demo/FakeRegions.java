package io.greenlight.launcher.demo;

import io.greenlight.launcher.aws.ClusterMaker;
import io.greenlight.launcher.aws.Clusters;
import io.greenlight.launcher.aws.GlobalDatabases;
import io.greenlight.launcher.cluster.AskedServer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A Global Database of two regions with an instance each, in memory. At first all is well: they
/// are upgraded, and have the same rows.
final class FakeRegions implements AllRegions {

    static final GlobalDatabases.Member HOME = new GlobalDatabases.Member("eu-central-1", "orders");
    static final GlobalDatabases.Member TOKYO =
            new GlobalDatabases.Member("ap-northeast-1", "orders-tokyo");
    static final String WRITER = "orders-1";
    static final String READER = "orders-tokyo-1";

    String status = "available";
    boolean exists = true;
    private final Map<String, FakeServer> servers =
            new TreeMap<>(
                    Map.of(
                            WRITER, new FakeServer("17.11", "17.11.0", 10, ClusterMaker.KEPT_VALUE),
                            READER,
                                    new FakeServer(
                                            "17.11", "17.11.0", 10, ClusterMaker.KEPT_VALUE)));

    /// What a server answers.
    record FakeServer(String version, String patchLevel, long rows, String setting)
            implements AskedServer {

        @Override
        public String version(String database) {
            return version;
        }

        @Override
        public String auroraVersion(String database) {
            return patchLevel;
        }

        @Override
        public String setting(String database, String name) {
            return setting;
        }

        @Override
        public long promisedRows(String database) {
            return rows;
        }
    }

    /// From now on that instance answers so.
    void put(String instance, FakeServer server) {
        servers.put(instance, server);
    }

    /// Both are of that version.
    void all(String version, String patchLevel) {
        servers.replaceAll(
                (_, was) -> new FakeServer(version, patchLevel, was.rows(), was.setting()));
    }

    @Override
    public Optional<GlobalDatabases.Seen> global() {
        return exists
                ? Optional.of(
                        new GlobalDatabases.Seen(
                                "orders", server(WRITER).version(), status, List.of(HOME, TOKYO)))
                : Optional.empty();
    }

    @Override
    public List<Clusters.Member> instances(GlobalDatabases.Member cluster) {
        return List.of(cluster.equals(HOME) ? instance(WRITER) : instance(READER));
    }

    @Override
    public AskedServer server(Clusters.Member instance) {
        return server(instance.name());
    }

    @Override
    public AskedServer primary() {
        return server(WRITER);
    }

    private FakeServer server(String instance) {
        return Optional.ofNullable(servers.get(instance)).orElseThrow();
    }

    private static Clusters.Member instance(String name) {
        return new Clusters.Member(
                name, Clusters.Role.WRITER, "available", "group", name + ".example", 5432);
    }
}
