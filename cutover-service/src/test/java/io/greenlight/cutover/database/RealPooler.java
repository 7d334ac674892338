package io.greenlight.cutover.database;

import io.greenlight.backbone.cluster.Endpoint;
import io.greenlight.backbone.port.FreePort;
import io.greenlight.cutover.pooler.PoolerEntry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;

/// A real PgBouncer in front of one server, with the databases of [TwoSides].
public final class RealPooler implements AutoCloseable {

    private static final String CONFIG =
            """
            %%include %s
            [pgbouncer]
            listen_addr = 127.0.0.1
            listen_port = %d
            unix_socket_dir =
            pool_mode = transaction
            auth_type = plain
            auth_file = %s
            admin_users = console
            server_login_retry = %s
            ignore_startup_parameters = extra_float_digits
            """;

    private final Path folder;
    private final Process process;
    private final Endpoint endpoint;

    public RealPooler(TwoSides sides, String loginRetry) throws IOException {
        folder = Files.createTempDirectory("greenlight-pooler-");
        endpoint = new Endpoint("localhost", FreePort.next());
        Files.writeString(databases(), databases(sides));
        Files.writeString(
                folder.resolve("users.txt"),
                """
                "console" "console"
                "app" "app"
                "maintenance" "maintenance"
                """);
        Files.writeString(
                folder.resolve("pgbouncer.ini"),
                CONFIG.formatted(
                        databases(), endpoint.port(), folder.resolve("users.txt"), loginRetry));
        openToAll();
        Path root = Path.of(System.getProperty("greenlight.root"));
        process =
                new ProcessBuilder(
                                "sh",
                                root.resolve("deploy/pgbouncer/pgbouncer.sh").toString(),
                                folder.resolve("pgbouncer.ini").toString())
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("log").toFile())
                        .start();
        Awaitility.await()
                .atMost(Duration.ofSeconds(90))
                .failFast("PgBouncer ended, see " + folder, () -> !process.isAlive())
                .until(() -> Files.readString(folder.resolve("log")).contains("process up"));
    }

    public PoolerEntry entry() {
        return new PoolerEntry("pooler", endpoint, "console", databases());
    }

    public Endpoint endpoint() {
        return endpoint;
    }

    /// What its file of databases says now.
    public String file() {
        try {
            return Files.readString(databases());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// Its configuration includes another file from now on; what it has read stays.
    public void readNoMore() throws IOException {
        Path ini = folder.resolve("pgbouncer.ini");
        Path other = folder.resolve("other.ini");
        Files.copy(databases(), other);
        Files.writeString(
                ini, Files.readString(ini).replace(databases().toString(), other.toString()));
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private Path databases() {
        return folder.resolve("databases.ini");
    }

    private void openToAll() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /// PgBouncer 1.18 takes no quoted name for a database of its own; what it leads to may have
    /// any.
    private static String databases(TwoSides sides) {
        StringBuilder text = new StringBuilder("[databases]\n");
        for (int i : List.of(0, 1)) {
            text.append(
                    "%s = host=%s port=%d dbname='%s'%n"
                            .formatted(
                                    List.of("shop", "odd").get(i),
                                    sides.endpoint().host(),
                                    sides.endpoint().port(),
                                    sides.on(sides.source, i).name().replace("'", "''")));
        }
        return text.toString();
    }
}
