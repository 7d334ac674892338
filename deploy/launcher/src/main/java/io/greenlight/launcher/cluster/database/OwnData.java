package io.greenlight.launcher.cluster.database;

import io.greenlight.launcher.cluster.ClusterAccess;
import io.greenlight.launcher.load.database.Workload;
import io.greenlight.launcher.load.database.Workload.Statement;
import io.greenlight.launcher.stack.RunFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Somebody's own data: a plain pg_dump file, loaded by psql.
public final class OwnData {

    private final ClusterAccess access;
    private final String host;
    private final int port;

    public OwnData(ClusterAccess access, String host, int port) {
        this.access = access;
        this.host = host;
        this.port = port;
    }

    /// Loads the file, lets clients at it, and finds something light to do with its tables.
    ///
    /// A dump names roles that there are not here, and psql goes on after such errors as it always
    /// does; what it said stays in its log.
    ///
    /// @param say hears how many statements failed, if any did
    /// @throws IOException if psql cannot read the file, or no table came of it; the message names
    ///   its log
    public Workload load(RunFolder run, Path file, String database, Consumer<String> say)
            throws IOException {
        runPsql(run, file, database);
        Path log = run.log("psql");
        long errors = Files.readAllLines(log).stream().filter(OwnData::isError).count();
        if (errors > 0) {
            say.accept("%d statements of %s failed: see %s".formatted(errors, file, log));
        }
        try (Connection connection =
                        Connections.open(
                                new Connections.Place(host, port, database),
                                access.master(),
                                access.certificateAuthority());
                java.sql.Statement statement = connection.createStatement()) {
            requireTables(statement, file, log);
            SqlText.executeBuilt(connection, "own_grants.sql");
            statement.execute("ANALYZE");
            return workload(connection, database);
        } catch (SQLException failed) {
            throw new DatabaseTrouble(failed);
        }
    }

    private static void requireTables(java.sql.Statement statement, Path file, Path log)
            throws SQLException, IOException {
        try (ResultSet count = statement.executeQuery(SqlText.of("own_tables.sql"))) {
            count.next();
            if (count.getLong(1) == 0) {
                throw new IOException("no table came of %s: see %s".formatted(file, log));
            }
        }
    }

    private static boolean isError(String line) {
        return line.contains(": ERROR: ") || line.contains(": error: ");
    }

    private static Workload workload(Connection connection, String database) throws SQLException {
        List<Statement> reads = new ArrayList<>();
        List<Statement> updates = new ArrayList<>();
        SqlText.eachBuilt(
                connection,
                "light_load.sql",
                row -> {
                    String sql = row.getString("statement");
                    (row.getString("kind").equals("read") ? reads : updates)
                            .add(new Statement(sql, 0));
                });
        if (reads.isEmpty()) {
            reads.add(new Statement("SELECT max(id) FROM greenlight_load.promise", 0));
        }
        if (updates.isEmpty()) {
            updates.add(new Statement("SELECT pg_catalog.now()", 0));
        }
        return new Workload(database, DemoDatabases.LEDGER, reads, updates);
    }

    private void runPsql(RunFolder run, Path file, String database) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(
                        psql(run.repository()).toString(),
                        "--no-psqlrc",
                        "--quiet",
                        "--file=" + file);
        // Not on the command line, which everybody on the machine can read.
        builder.environment()
                .putAll(
                        Map.of(
                                "PGHOST", host,
                                "PGPORT", Integer.toString(port),
                                "PGDATABASE", database,
                                "PGUSER", access.master().user(),
                                "PGPASSWORD", access.master().password(),
                                "PGSSLMODE", "verify-full",
                                "PGSSLROOTCERT", access.certificateAuthority().toString()));
        Path log = run.log("psql");
        builder.redirectErrorStream(true).redirectOutput(log.toFile());
        try {
            if (builder.start().waitFor() != 0) {
                throw new IOException(
                        "psql stopped at an error in %s: see %s".formatted(file, log));
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while psql was loading " + file, hurried);
        }
    }

    /// The newest psql among the installations that servers.sh made: one that speaks TLS, which not
    /// all of them were built with.
    static Path psql(Path repository) throws IOException {
        List<Path> newestFirst;
        try (Stream<Path> versions = Files.list(repository.resolve("build/servers"))) {
            newestFirst =
                    versions.map(version -> version.resolve("bin/psql"))
                            .filter(Files::isExecutable)
                            .sorted(Comparator.reverseOrder())
                            .toList();
        }
        for (Path psql : newestFirst) {
            if (speaksTls(psql)) {
                return psql;
            }
        }
        throw new IOException(
                "no psql that speaks TLS below build/servers: run"
                        + " deploy/sandbox/servers.sh --majors 17");
    }

    /// Asked of a port where nobody listens: a psql without TLS refuses before it tries.
    private static boolean speaksTls(Path psql) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(psql.toString(), "--no-psqlrc", "--command=");
        builder.environment()
                .putAll(Map.of("PGHOST", "127.0.0.1", "PGPORT", "1", "PGSSLMODE", "require"));
        Process asked = builder.redirectErrorStream(true).start();
        String said = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return !said.contains("SSL support is not compiled in");
    }
}
