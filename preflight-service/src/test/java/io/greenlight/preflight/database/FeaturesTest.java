package io.greenlight.preflight.database;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.greenlight.backbone.cluster.database.Database;
import io.greenlight.backbone.cluster.database.RealServer;
import io.greenlight.backbone.cluster.database.SqlFile;
import io.greenlight.preflight.check.Catalog;
import io.greenlight.preflight.check.DatabaseCheck;
import io.greenlight.preflight.check.Feature;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What a database makes use of. That each is seen where it is there is what `ManyKindsTest` asks,
/// and every proof of a check that is about it.
class FeaturesTest {

    private static final Pattern WORD = Pattern.compile("(?m)^\\s+\\('([a-z-]+)', ");

    static Stream<Integer> majors() {
        return RealServer.majors();
    }

    @ParameterizedTest
    @MethodSource("majors")
    void aNewDatabaseMakesUseOfNothing(int major) throws SQLException {
        RealServer server = RealServer.of(major);
        Database fresh = server.create("fresh");
        try (Connection connection = server.open(fresh)) {
            assertEquals(Set.of(), Features.of(connection));
        }
        server.drop("fresh");
    }

    @ParameterizedTest
    @MethodSource("majors")
    void whereNobodyAnswersEveryCheckIsAsked(int major) throws SQLException {
        RealServer server = RealServer.of(major);
        Connection closed = server.open(server.maintenance());
        closed.close();

        assertEquals(Set.of(Feature.values()), Features.of(closed));
    }

    @Test
    void theQueryKnowsTheSameWords() {
        Set<String> told =
                WORD.matcher(SqlFile.beside(Features.class, "features.sql"))
                        .results()
                        .map(one -> one.group(1))
                        .collect(Collectors.toSet());

        assertEquals(
                Arrays.stream(Feature.values()).map(Feature::word).collect(Collectors.toSet()),
                told);
    }

    @Test
    void eachIsWhatSomeCheckIsAbout() {
        assertEquals(
                Set.of(Feature.values()),
                Catalog.of(Duration.ofMinutes(5)).stream()
                        .filter(DatabaseCheck.class::isInstance)
                        .map(DatabaseCheck.class::cast)
                        .flatMap(check -> check.features().stream())
                        .collect(Collectors.toSet()));
    }
}
