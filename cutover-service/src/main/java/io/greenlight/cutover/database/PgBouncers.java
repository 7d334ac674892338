package io.greenlight.cutover.database;

import io.greenlight.backbone.cluster.Endpoint;
import io.greenlight.backbone.cluster.Login;
import io.greenlight.backbone.cluster.Secrets;
import io.greenlight.cutover.pooler.Pooler;
import io.greenlight.cutover.pooler.PoolerEntry;
import io.greenlight.cutover.pooler.Poolers;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.List;

/// Opens the consoles of PgBouncers with the logins that their owners put into Secrets Manager.
@Singleton
final class PgBouncers implements Poolers {

    private final Secrets secrets;

    @Inject
    PgBouncers(Secrets secrets) {
        this.secrets = secrets;
    }

    @Override
    public Pooler open(PoolerEntry entry, List<Endpoint> leadingTo, Login client, String probe)
            throws SQLException {
        Login console =
                secrets.find(entry.secret())
                        .orElseThrow(() ->
                                new SQLException(
                                        "the secret %s of pooler %s is not there"
                                                .formatted(entry.secret(), entry.name())));
        return new PgBouncer(entry, leadingTo, console, client, probe);
    }
}
