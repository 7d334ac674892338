package io.greenlight.sandbox;

import io.greenlight.sandbox.api.Api;
import io.greenlight.sandbox.api.ControlPath;
import io.greenlight.sandbox.api.Faults;
import io.greenlight.sandbox.api.QueryServer;
import io.greenlight.sandbox.aws.CloudWatchLogs;
import io.greenlight.sandbox.endpoint.Forwarder;
import io.greenlight.sandbox.server.Certificates;
import io.greenlight.sandbox.server.Installations;
import io.greenlight.sandbox.server.OsUser;
import io.greenlight.sandbox.server.ParameterCatalog;
import io.greenlight.sandbox.server.PostgresServers;
import io.greenlight.sandbox.server.ServerPaths;
import io.greenlight.sandbox.state.Ledger;
import io.greenlight.sandbox.work.Background;
import io.greenlight.sandbox.work.Endpoints;
import io.greenlight.sandbox.work.EventLog;
import io.greenlight.sandbox.work.Injections;
import io.greenlight.sandbox.work.LogExport;
import io.greenlight.sandbox.work.LogSink;
import io.greenlight.sandbox.work.Maintenance;
import io.greenlight.sandbox.work.Pace;
import io.greenlight.sandbox.work.Recovery;
import io.greenlight.sandbox.work.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// One running sandbox. Closing it stops the servers that belong to it.
public final class Sandbox implements AutoCloseable {

    private final World world;
    private final Forwarder forwarder;
    private final LogExport logs;
    private final QueryServer server;

    private Sandbox(World world, Forwarder forwarder, LogExport logs, QueryServer server) {
        this.world = world;
        this.forwarder = forwarder;
        this.logs = logs;
        this.server = server;
    }

    /// Starts, and brings back what an earlier sandbox with the same home left behind.
    public static Sandbox start(SandboxConfig config, InstantSource clock) {
        OsUser user = OsUser.detect();
        var paths = new ServerPaths(config.home());
        prepareHome(user, paths);
        var installations = new Installations(config.servers().toAbsolutePath());
        if (installations.serving().isEmpty()) {
            throw new IllegalStateException(
                    "there is no PostgreSQL in %s: run deploy/sandbox/servers.sh"
                            .formatted(config.servers()));
        }
        var servers = new PostgresServers(installations, user, paths);
        var ledger = new Ledger(paths.state());
        var forwarder = new Forwarder();
        var world =
                new World(
                        ledger,
                        servers,
                        installations,
                        new ParameterCatalog(installations, servers),
                        paths,
                        new Endpoints(ledger, forwarder, config.firstEndpointPort()),
                        new Background(clock),
                        new EventLog(clock),
                        new Pace(config.provisionDelay(), config.renameDelay()),
                        new Injections(),
                        new Maintenance(),
                        clock);
        var faults = new Faults();
        new Recovery(world).recover();
        var control = new ControlPath(world, faults, forwarder);
        var server = new QueryServer(config.port(), new Api(world, faults), control);
        return new Sandbox(world, forwarder, new LogExport(world, sink(config)), server);
    }

    private static @Nullable LogSink sink(SandboxConfig config) {
        URI endpoint = config.logsEndpoint();
        return endpoint == null ? null : new CloudWatchLogs(endpoint);
    }

    private static void prepareHome(OsUser user, ServerPaths paths) {
        try {
            Files.createDirectories(paths.home());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        user.requireReach(paths.home());
        user.makePrivateFolder(paths.sockets());
        user.makePrivateFolder(paths.volumes());
        user.makePrivateFolder(paths.instances());
        new Certificates(user, paths).makeOnce();
    }

    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.close();
        logs.close();
        world.background().close();
        forwarder.close();
        new Recovery(world).stopServers();
    }
}
