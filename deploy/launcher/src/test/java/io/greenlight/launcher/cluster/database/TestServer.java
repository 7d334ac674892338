package io.greenlight.launcher.cluster.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// A PostgreSQL of its own for a test, with TLS and a superuser `maintenance`.
final class TestServer implements AutoCloseable {

    private final Path folder;
    private final Path programs;
    private final int port;

    private TestServer(Path folder, Path programs, int port) {
        this.folder = folder;
        this.programs = programs;
        this.port = port;
    }

    /// Where the repository is.
    static Path repository() {
        return Path.of(System.getProperty("greenlight.root", "../.."));
    }

    static TestServer start(int major, int port, String password)
            throws IOException, InterruptedException {
        Path repository = repository();
        run(
                List.of(
                        repository.resolve("deploy/sandbox/servers.sh").toString(),
                        "--majors",
                        Integer.toString(major)));
        Path programs = programs(repository, major);
        Path folder = Files.createTempDirectory(Path.of("/tmp"), "launcher-test");
        run(List.of("chmod", "711", folder.toString()));
        Path data = folder.resolve("data");
        Files.createDirectory(data);
        Files.writeString(folder.resolve("password"), password);
        if (root()) {
            run(List.of("chown", "-R", "postgres", folder.toString()));
        }
        TestServer server = new TestServer(folder, programs, port);
        server.unprivileged(
                "initdb",
                List.of(
                        "-D",
                        data.toString(),
                        "-U",
                        "maintenance",
                        "--auth=scram-sha-256",
                        "--encoding=UTF8",
                        "--locale=C.UTF-8",
                        "--pwfile=" + folder.resolve("password")));
        server.addCertificate();
        server.unprivileged("pg_ctl", server.startArguments());
        return server;
    }

    int port() {
        return port;
    }

    Path certificateAuthority() {
        return folder.resolve("ca.pem");
    }

    @Override
    public void close() throws IOException {
        try {
            unprivileged(
                    "pg_ctl",
                    List.of("-D", folder.resolve("data").toString(), "-m", "immediate", "stop"));
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        try (Stream<Path> inside = Files.walk(folder)) {
            for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private List<String> startArguments() {
        return List.of(
                "-D",
                folder.resolve("data").toString(),
                "-l",
                folder.resolve("log").toString(),
                "-w",
                "-o",
                ("-p %d -c listen_addresses=localhost -c unix_socket_directories='' -c ssl=on"
                                + " -c wal_level=logical")
                        .formatted(port),
                "start");
    }

    private void addCertificate() throws IOException, InterruptedException {
        Path data = folder.resolve("data");
        run(
                List.of(
                        "openssl",
                        "req",
                        "-x509",
                        "-newkey",
                        "ec",
                        "-pkeyopt",
                        "ec_paramgen_curve:P-256",
                        "-nodes",
                        "-days",
                        "2",
                        "-subj",
                        "/CN=localhost",
                        "-addext",
                        "subjectAltName=DNS:localhost",
                        "-keyout",
                        data.resolve("server.key").toString(),
                        "-out",
                        data.resolve("server.crt").toString()));
        Files.copy(data.resolve("server.crt"), certificateAuthority());
        if (root()) {
            run(List.of("chown", "-R", "postgres", data.toString()));
        }
    }

    private void unprivileged(String program, List<String> arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        if (root()) {
            command.addAll(List.of("setpriv", "--reuid=postgres", "--clear-groups"));
        }
        command.add(programs.resolve(program).toString());
        command.addAll(arguments);
        run(command);
    }

    private static Path programs(Path repository, int major) throws IOException {
        try (Stream<Path> versions = Files.list(repository.resolve("build/servers"))) {
            return versions.filter(path -> path.getFileName().toString().startsWith(major + "."))
                    .map(path -> path.resolve("bin"))
                    .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
        }
    }

    private static boolean root() {
        return System.getProperty("user.name").equals("root");
    }

    private static void run(List<String> command) throws IOException, InterruptedException {
        Path log = Files.createTempFile("launcher-test", ".log");
        int code =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start()
                        .waitFor();
        String said = Files.readString(log);
        Files.delete(log);
        if (code != 0) {
            throw new IOException("%s: %s".formatted(command, said));
        }
    }
}
