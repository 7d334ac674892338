package io.greenlight.cutover.probe.database;

import io.greenlight.backbone.cluster.Endpoint;
import io.greenlight.backbone.cluster.Login;
import io.greenlight.backbone.cluster.RunNames;
import io.greenlight.backbone.cluster.database.Database;
import io.greenlight.backbone.cluster.database.DatabaseConfig;
import io.greenlight.backbone.cluster.database.Databases;
import io.greenlight.backbone.cluster.database.Postgres;
import io.greenlight.backbone.cluster.database.Query;
import io.greenlight.backbone.cluster.database.TlsPostgres;
import io.greenlight.cutover.probe.ProbeSessions;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Sessions of a probe, in the database that every cluster has.
@Singleton
public final class PgProbeSessions implements ProbeSessions {

    private static final String VERSION =
            """
            SELECT pg_catalog.split_part(
                       pg_catalog.current_setting('server_version'), ' ', 1)
            """;

    /// With the patch, which PostgreSQL's own version does not tell.
    private static final String AURORA_VERSION = "SELECT pg_catalog.aurora_version()";

    /// Only Aurora has the function, and a statement cannot name what is not there.
    private static final String IS_AURORA =
            "SELECT pg_catalog.to_regprocedure('pg_catalog.aurora_version()') IS NOT NULL";

    private final Postgres postgres;

    @Inject
    public PgProbeSessions(DatabaseConfig config) {
        this(new TlsPostgres(new Impatient(config)));
    }

    PgProbeSessions(Postgres postgres) {
        this.postgres = postgres;
    }

    @Override
    public ProbeSession open(Endpoint endpoint, Login login, RunNames names) throws IOException {
        try {
            Database database = new Database(endpoint, Databases.MAINTENANCE);
            return new PgProbeSession(postgres.open(database, login), statement(names));
        } catch (SQLException refused) {
            throw named(refused);
        }
    }

    /// The schema's name is ours, of letters that need no quotes; asking the server for it would
    /// cost a round trip in every login.
    private static String statement(RunNames names) {
        return """
        INSERT INTO %s.probe (probe, looks, written_at)
        VALUES (?, ?, pg_catalog.clock_timestamp())
        ON CONFLICT (probe) DO UPDATE
           SET looks = EXCLUDED.looks, written_at = EXCLUDED.written_at
        """
                .formatted(names.schema());
    }

    /// The SQLSTATE says what kind of failure it is, in any language of the server's.
    private static IOException named(SQLException failure) {
        return new IOException(Objects.requireNonNullElse(failure.getSQLState(), "none"), failure);
    }

    private static final class PgProbeSession implements ProbeSession {

        private final Connection connection;
        private final String write;
        private @Nullable String question;

        private PgProbeSession(Connection connection, String write) {
            this.connection = connection;
            this.write = write;
        }

        @Override
        public String version() throws IOException {
            try {
                return new Query(connection, question()).text();
            } catch (SQLException away) {
                throw named(away);
            }
        }

        /// Found out once a login: it costs a round trip.
        private String question() throws SQLException {
            String known = question;
            if (known == null) {
                boolean isAurora = new Query(connection, IS_AURORA).one(row -> row.getBoolean(1));
                known = isAurora ? AURORA_VERSION : VERSION;
                question = known;
            }
            return known;
        }

        @Override
        public void write(String probe, long looks) throws IOException {
            try {
                new Query(connection, write, probe, looks).update();
            } catch (SQLException refused) {
                throw named(refused);
            }
        }

        @Override
        public void close() {
            try {
                connection.close();
            } catch (SQLException alreadyGone) {
                // A session that cannot be closed is closed.
            }
        }
    }

    /// Who does not answer within a second is away, as clients see it.
    private record Impatient(DatabaseConfig patient) implements DatabaseConfig {

        private static final Duration A_SECOND = Duration.ofSeconds(1);

        @Override
        public Optional<Path> rootCertificate() {
            return patient.rootCertificate();
        }

        @Override
        public Duration connectTimeout() {
            return A_SECOND;
        }

        @Override
        public Duration socketTimeout() {
            return A_SECOND;
        }
    }
}
