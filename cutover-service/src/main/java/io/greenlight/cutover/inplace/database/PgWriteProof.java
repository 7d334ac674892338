package io.greenlight.cutover.inplace.database;

import io.greenlight.backbone.cluster.Endpoint;
import io.greenlight.backbone.cluster.Login;
import io.greenlight.backbone.cluster.database.Database;
import io.greenlight.backbone.cluster.database.Databases;
import io.greenlight.backbone.cluster.database.Postgres;
import io.greenlight.backbone.cluster.database.Query;
import io.greenlight.contracts.PostgresVersion;
import io.greenlight.cutover.inplace.wayback.WriteProof;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;

/// Writes a transaction into the server's log, which is all that a write is to a server, leaves
/// nothing behind, and needs no right to anything. A reader refuses it.
@Singleton
public final class PgWriteProof implements WriteProof {

    private final Postgres postgres;

    @Inject
    public PgWriteProof(Postgres postgres) {
        this.postgres = postgres;
    }

    @Override
    public void at(Endpoint endpoint, Login login, PostgresVersion version) throws Exception {
        Database maintenance = new Database(endpoint, Databases.MAINTENANCE);
        try (Connection connection = Logins.open(postgres, maintenance, login)) {
            Query.execute(connection, statement(version));
        }
    }

    /// A DO, for a pooler's session reads no result.
    @Override
    public String statement(PostgresVersion version) {
        return """
        DO $proof$
        BEGIN
            IF pg_catalog.split_part(
                   pg_catalog.current_setting('server_version'), ' ', 1) <> '%1$s' THEN
                RAISE EXCEPTION 'this is PostgreSQL %%, and not %1$s',
                    pg_catalog.current_setting('server_version');
            END IF;
            IF pg_catalog.current_setting('transaction_read_only')::boolean THEN
                RAISE EXCEPTION 'transactions are read-only here';
            END IF;
            PERFORM pg_catalog.pg_logical_emit_message(true, 'greenlight', 'a write');
        END
        $proof$
        """
                .formatted(version);
    }
}
