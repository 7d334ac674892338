package io.greenlight.backbone.cluster.database;

import io.greenlight.backbone.cluster.Login;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.postgresql.PGProperty;
import org.postgresql.ds.PGSimpleDataSource;

/// Connections through pgjdbc, over TLS, with the server's certificate and name verified: a cluster
/// is changed only by someone who knows that it is that cluster.
@Singleton
public final class TlsPostgres implements Postgres {

    private final DatabaseConfig config;

    @Inject
    public TlsPostgres(DatabaseConfig config) {
        this.config = config;
    }

    @Override
    public Connection open(Database database, Login login) throws SQLException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[] {database.endpoint().host()});
        source.setPortNumbers(new int[] {database.endpoint().port()});
        source.setDatabaseName(database.name());
        source.setApplicationName("greenlight");
        source.setTcpKeepAlive(true);
        source.setConnectTimeout(seconds(config.connectTimeout()));
        source.setLoginTimeout(seconds(config.connectTimeout()));
        source.setSocketTimeout(seconds(config.socketTimeout()));
        // Nobody here has a Kerberos ticket; the question would cost a round trip.
        source.setProperty(PGProperty.GSS_ENC_MODE, "disable");
        source.setSslMode("verify-full");
        config.rootCertificate()
                .ifPresentOrElse(
                        file -> source.setSslRootCert(file.toString()),
                        () -> source.setSslfactory("org.postgresql.ssl.DefaultJavaSSLFactory"));
        return source.getConnection(login.user(), login.password());
    }

    /// Never 0, which pgjdbc takes for "wait for ever".
    private static int seconds(Duration duration) {
        return (int) Math.max(1, duration.toSeconds());
    }
}
