package io.greenlight.backbone.cluster.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.greenlight.backbone.cluster.RunNames;
import io.greenlight.contracts.UpgradeId;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Extensions at versions that pg_upgrade would have left them at.
final class ExtensionsTest {

    private static final String NAME = "extensions \"of\" ;--";
    private static final RunNames NAMES = new RunNames(new UpgradeId("extensions-0123abcd"));

    @ParameterizedTest
    @MethodSource("io.greenlight.backbone.cluster.database.RealServer#majors")
    void whatIsBehindIsUpdatedOnce(int major) throws SQLException {
        RealServer server = RealServer.of(major);
        Database database = server.create(NAME);
        server.execute(database, "CREATE EXTENSION pg_trgm VERSION '1.3'; CREATE EXTENSION hstore");
        try (RunSession session =
                new RunSession(server.postgres(), database, server.superuser(), NAMES) {}) {

            List<String> first = session.extensions().update();
            List<String> second = session.extensions().update();

            assertEquals(1, first.size());
            assertTrue(first.getFirst().startsWith("pg_trgm 1.3 -> 1."), first::toString);
            assertEquals(List.of(), second);
        } finally {
            server.drop(NAME);
        }
    }
}
