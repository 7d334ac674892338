package io.greenlight.replication.database;

import io.greenlight.backbone.cluster.Endpoint;
import io.greenlight.backbone.cluster.Login;
import io.greenlight.backbone.cluster.RunNames;
import io.greenlight.backbone.cluster.Secrets;
import io.greenlight.backbone.cluster.database.Database;
import io.greenlight.backbone.cluster.database.Databases;
import io.greenlight.backbone.cluster.database.KeptSessions;
import io.greenlight.backbone.cluster.database.Postgres;
import io.greenlight.contracts.UpgradeOrder;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.sql.SQLException;

/// Opens the sessions of an upgrade, as its maintenance user.
@Singleton
public final class Sessions {

    private final KeptSessions postgres;
    private final Secrets secrets;

    @Inject
    public Sessions(Postgres postgres, Secrets secrets) {
        this.postgres = new KeptSessions(postgres);
        this.secrets = secrets;
    }

    @PreDestroy
    void close() {
        postgres.close();
    }

    /// A session on that endpoint, where a writer has to answer: it may have become a reader since
    /// somebody looked. The caller closes it.
    public Session onWriter(UpgradeOrder order, Endpoint endpoint, String database)
            throws Exception {
        Session session =
                Session.open(
                        postgres,
                        new Database(endpoint, database),
                        login(order),
                        new RunNames(order.upgrade()));
        try {
            if (session.isInRecovery()) {
                throw new IOException("%s is in recovery: it writes no more".formatted(endpoint));
            }
            return session;
        } catch (Exception refused) {
            session.close();
            throw refused;
        }
    }

    /// Logs in on that endpoint, whether it writes or not, and out again.
    ///
    /// @throws IOException if it does not let us in
    public void reach(UpgradeOrder order, Endpoint endpoint) throws IOException {
        try (Session session =
                Session.open(
                        postgres,
                        new Database(endpoint, Databases.MAINTENANCE),
                        login(order),
                        new RunNames(order.upgrade()))) {
            session.isInRecovery();
        } catch (SQLException refused) {
            throw new IOException(
                    "%s does not let us in: %s".formatted(endpoint, refused.getMessage()), refused);
        }
    }

    private Login login(UpgradeOrder order) throws IOException {
        return secrets.find(order.secret())
                .orElseThrow(() ->
                        new IOException("the secret %s is not there".formatted(order.secret())));
    }
}
