package io.greenlight.preflight.aws;

import io.greenlight.backbone.cluster.Endpoint;
import io.greenlight.backbone.cluster.Login;
import io.greenlight.backbone.cluster.database.RealServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/// A PostgreSQL server whose certificate the service under test trusts.
///
/// Quarkus loads test classes a second time, so what is known of the server goes through the JVM.
public final class TrustedServer implements QuarkusTestResourceLifecycleManager {

    private static final String PORT = "test.server.port";
    private static final String PASSWORD = "test.server.password";

    @Override
    public Map<String, String> start() {
        RealServer server = RealServer.of(17);
        System.setProperty(PORT, Integer.toString(server.endpoint().port()));
        System.setProperty(PASSWORD, server.superuser().password());
        return Map.of("greenlight.db.root-certificate", server.rootCertificate().toString());
    }

    static Endpoint endpoint() {
        return new Endpoint("localhost", Integer.getInteger(PORT, 0));
    }

    static Login login() {
        return new Login("postgres", System.getProperty(PASSWORD, ""));
    }

    @Override
    public void stop() {
        // It ends with the JVM; the next class may need it.
    }
}
