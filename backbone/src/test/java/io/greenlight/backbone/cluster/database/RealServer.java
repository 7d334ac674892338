package io.greenlight.backbone.cluster.database;

import io.greenlight.backbone.cluster.Endpoint;
import io.greenlight.backbone.cluster.Login;
import io.greenlight.backbone.port.FreePort;
import io.greenlight.contracts.PostgresVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.postgresql.ds.PGSimpleDataSource;

/// A throw-away PostgreSQL server for tests: one of each major for the whole JVM, or one of its
/// own. It speaks TLS, has `wal_level = logical`, and room for slots and prepared transactions.
///
/// It ends, and its files go, when the JVM that started it does, by whatever death.
///
/// Its own hands come without TLS and password, from an address of their own: a login by both costs
/// a test more than most statements. Everybody else has to log in as on any server.
public final class RealServer implements AutoCloseable {

    private static final Map<Integer, RealServer> SHARED = new ConcurrentHashMap<>();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String HANDS = "127.0.0.2";

    /// Waits for its standard input to end, as it does when the JVM is gone; then ends the server
    /// and removes its folder.
    private static final String KEEPER =
            """
            folder=$1; shift
            exec 3<&0
            "$@" </dev/null >>"$folder/server.log" 2>&1 3<&- &
            server=$!
            cat <&3 >/dev/null
            kill -QUIT "$server" 2>/dev/null
            wait "$server"
            rm -rf "$folder"
            """;

    private final ServerFolder installation;
    private final Path folder;
    private final Endpoint endpoint;
    private final Login superuser;
    private final Process keeper;

    private RealServer(ServerFolder installation, Map<String, String> settings) throws IOException {
        this.installation = installation;
        this.folder = Files.createTempDirectory("greenlight-server-");
        this.superuser = new Login("postgres", UUID.randomUUID().toString());
        this.endpoint = new Endpoint("localhost", FreePort.next());
        prepare(settings);
        this.keeper = start();
    }

    /// The majors that tests run on: 14 and 17, or those in the property `greenlight.majors`. For
    /// `@MethodSource`.
    public static Stream<Integer> majors() {
        return ServerFolder.majors().stream();
    }

    /// The server of that major that all tests of this JVM share: put nothing but databases and
    /// roles on it, and take them away again.
    public static RealServer of(int major) {
        return SHARED.computeIfAbsent(major, missing -> fresh(missing, Map.of()));
    }

    /// A server for one test alone, with settings of its own; the caller closes it.
    public static RealServer fresh(int major, Map<String, String> settings) {
        try {
            RealServer server = new RealServer(ServerFolder.newest(major), settings);
            server.awaitReady();
            return server;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    public PostgresVersion version() {
        return installation.version();
    }

    public Endpoint endpoint() {
        return endpoint;
    }

    public Login superuser() {
        return superuser;
    }

    /// Whose certificate to trust for this server: what GREENLIGHT_DB_ROOT_CERTIFICATE would name.
    public Path rootCertificate() {
        return folder.resolve("server.crt");
    }

    /// What it has logged until now.
    public String log() {
        try {
            // A database that is not in UTF-8 logs as it is.
            byte[] log = Files.readAllBytes(folder.resolve("server.log"));
            return new String(log, StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// The services' own way to a database, trusting this server's certificate.
    public Postgres postgres() {
        return new TlsPostgres(trusting(rootCertificate()));
    }

    static DatabaseConfig trusting(Path certificate) {
        return new TrustedBy(certificate);
    }

    /// The database of that name, made anew and empty. The name may be anything.
    public Database create(String name) {
        drop(name);
        execute(maintenance(), quoted("CREATE DATABASE %I", name));
        return new Database(endpoint, name);
    }

    /// Takes the database away, whoever is connected; one that is not there is not missed.
    public void drop(String name) {
        execute(maintenance(), quoted("DROP DATABASE IF EXISTS %I WITH (FORCE)", name));
    }

    /// Runs statements as the superuser.
    public void execute(Database database, String sql) {
        try (Connection connection = open(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException broken) {
            throw new IllegalStateException(sql, broken);
        }
    }

    /// A statement in which the server itself put a name, quoted, for each `%I`.
    public String quoted(String format, String... names) {
        try (Connection connection = open(maintenance());
                PreparedStatement statement =
                        connection.prepareStatement("SELECT format(?, VARIADIC ?::text[])")) {
            statement.setString(1, format);
            statement.setArray(2, connection.createArrayOf("text", names));
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        } catch (SQLException broken) {
            throw new IllegalStateException(format, broken);
        }
    }

    /// A connection as the superuser; the caller closes it.
    public Connection open(Database database) throws SQLException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[] {"127.0.0.1"});
        source.setPortNumbers(new int[] {endpoint.port()});
        source.setDatabaseName(database.name());
        source.setUser(superuser.user());
        source.setSslMode("disable");
        source.setGssEncMode("disable");
        source.setLocalSocketAddress(HANDS);
        source.setSocketTimeout(120);
        return source.getConnection();
    }

    public Database maintenance() {
        return new Database(endpoint, Databases.MAINTENANCE);
    }

    @Override
    public void close() {
        try {
            keeper.getOutputStream().close();
            keeper.waitFor();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void prepare(Map<String, String> settings) throws IOException {
        ServerCertificate.writeTo(folder);
        Path password = Files.writeString(folder.resolve("password"), superuser.password());
        Files.setPosixFilePermissions(
                folder.resolve("server.key"), PosixFilePermissions.fromString("rw-------"));
        Commands.handOver(folder);
        Commands.run(
                Commands.unprivileged(
                        List.of(
                                installation.program("initdb"),
                                "--pgdata=" + data(),
                                "--username=postgres",
                                "--pwfile=" + password,
                                "--auth=scram-sha-256",
                                "--encoding=UTF8",
                                "--locale=C",
                                "--no-sync")));
        Files.writeString(
                data().resolve("postgresql.auto.conf"), ServerSettings.of(folder, settings));
        Path access = data().resolve("pg_hba.conf");
        Files.writeString(
                access,
                "host all postgres %s/32 trust\n%s".formatted(HANDS, Files.readString(access)));
    }

    private Process start() throws IOException {
        List<String> server =
                Commands.unprivileged(
                        List.of(
                                installation.program("postgres"),
                                "-D",
                                data().toString(),
                                "-p",
                                Integer.toString(endpoint.port())));
        List<String> command =
                Stream.concat(
                                Stream.of("sh", "-c", KEEPER, "keeper", folder.toString()),
                                server.stream())
                        .toList();
        ProcessBuilder builder = new ProcessBuilder(command);
        // A server that subscribes looks for certificates at home, and root's is closed to it.
        builder.environment().put("HOME", folder.toString());
        return builder.start();
    }

    private void awaitReady() throws IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Optional<SQLException> failure = tryToConnect();
        while (failure.isPresent()) {
            if (!keeper.isAlive() || System.nanoTime() > deadline) {
                throw new IOException("the server does not answer: " + log(), failure.get());
            }
            pause();
            failure = tryToConnect();
        }
    }

    private Optional<SQLException> tryToConnect() {
        try (Connection connection = open(maintenance())) {
            return connection.isValid(5) ? Optional.empty() : Optional.of(new SQLException());
        } catch (SQLException notYet) {
            return Optional.of(notYet);
        }
    }

    private Path data() {
        return folder.resolve("data");
    }

    private static void pause() {
        try {
            // A server says nowhere else than at its port that it is ready.
            Thread.sleep(Duration.ofMillis(50));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private record TrustedBy(Path certificate) implements DatabaseConfig {

        @Override
        public Optional<Path> rootCertificate() {
            return Optional.of(certificate);
        }

        @Override
        public Duration connectTimeout() {
            return Duration.ofSeconds(10);
        }

        @Override
        public Duration socketTimeout() {
            return Duration.ofMinutes(2);
        }
    }
}
