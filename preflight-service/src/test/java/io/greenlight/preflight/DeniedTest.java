package io.greenlight.preflight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.greenlight.backbone.cluster.Login;
import io.greenlight.backbone.cluster.database.RealServer;
import io.greenlight.contracts.Finding;
import io.greenlight.contracts.PostgresVersion;
import io.greenlight.preflight.check.Catalog;
import io.greenlight.preflight.check.QueryCheck;
import io.greenlight.preflight.check.Route;
import io.greenlight.preflight.check.ServerCheck;
import io.greenlight.preflight.check.Source;
import io.greenlight.preflight.check.Way;
import io.greenlight.preflight.database.Survey;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every check in turn is refused what its query looks at. It says so, and the others go on. Nobody
/// says what the database makes use of, so that each is asked.
@ExtendWith(ProofCounter.class)
class DeniedTest {

    private static final Login GUEST = new Login("guest", "secret");

    /// pg_database is what a survey itself begins with.
    private static final Pattern RELATION =
            Pattern.compile("(?:FROM|JOIN) pg_catalog\\.(?!pg_database\\b)(\\w+)\\b(?!\\()");

    private static final Pattern FUNCTION = Pattern.compile("pg_catalog\\.(\\w+)\\(");

    /// What `features.sql` looks at, and no check but the one that is about it.
    private static final String FEATURES = "pg_largeobject_metadata";

    private static Bench bench;

    @BeforeAll
    static void guest() {
        bench = Bench.on(RealServer.majors().max(Integer::compare).orElseThrow());
        bench.run("CREATE ROLE guest LOGIN PASSWORD 'secret'");
    }

    @AfterAll
    static void noGuest() {
        bench.close();
        bench.server().execute(bench.server().maintenance(), "DROP ROLE guest");
    }

    static Stream<QueryCheck> checks() {
        return Catalog.of(Duration.ofMinutes(5)).stream()
                .filter(QueryCheck.class::isInstance)
                .map(QueryCheck.class::cast);
    }

    @ParameterizedTest
    @MethodSource("checks")
    void aCheckThatIsRefusedSaysSoAndTheNextOneGoesOn(QueryCheck check) {
        boolean whole = check instanceof ServerCheck;
        Bench place = whole ? new Bench(bench.server(), bench.server().maintenance()) : bench;
        Route route = route(check);
        String denied = denied(check);
        place.run(change("REVOKE", denied, "FROM"));
        place.run(change("REVOKE", FEATURES, "FROM"));
        try {
            List<Finding> found =
                    new Survey(bench.server().postgres(), Bench.CONFIG)
                                    .findings(
                                            route,
                                            bench.cluster(),
                                            GUEST,
                                            List.of(check, new Witness()))
                                    .stream()
                                    .filter(one ->
                                            one.database().equals(place.database().name())
                                                    || one.database().equals(Source.WHOLE_CLUSTER))
                                    .toList();

            Finding refused = found.getFirst();
            assertEquals(check.id(), refused.check());
            assertTrue(
                    refused.title().startsWith("the check could not look: ERROR: permission denied")
                            && refused.title().contains(denied),
                    refused.title());
            assertEquals(check.about().most(route), refused.severity());
            assertEquals("witness", found.getLast().check());
            assertEquals(2, found.size(), found::toString);
        } finally {
            place.run(change("GRANT", denied, "TO"));
            place.run(change("GRANT", FEATURES, "TO"));
        }
    }

    /// The first thing that its query itself looks at, and not a remedy in its quotes.
    private static String denied(QueryCheck check) {
        String query = check.query().replaceAll("(?m)^\\s*--.*$", "").replaceAll("'[^']*'", "''");
        return Stream.of(RELATION, FUNCTION)
                .flatMap(one -> one.matcher(query).results())
                .map((MatchResult one) -> one.group(1))
                .findFirst()
                .orElseThrow(() -> new AssertionError(check.id() + " asks for nothing"));
    }

    /// Of a relation, or of all functions of that name.
    private static String change(String verb, String name, String preposition) {
        return """
        DO $$
        DECLARE thing text;
        BEGIN
          FOR thing IN
            SELECT 'SELECT ON ' || oid::regclass FROM pg_class
             WHERE relname = '%2$s' AND relnamespace = 'pg_catalog'::regnamespace
             UNION ALL
            SELECT 'EXECUTE ON FUNCTION ' || oid::regprocedure FROM pg_proc
             WHERE proname = '%2$s' AND pronamespace = 'pg_catalog'::regnamespace
          LOOP
            EXECUTE '%1$s ' || thing || ' %3$s PUBLIC';
          END LOOP;
        END $$
        """
                .formatted(verb, name, preposition);
    }

    /// One on which it is asked; what only an older server can have is asked all the same.
    private static Route route(QueryCheck check) {
        PostgresVersion source = bench.server().version();
        return Arrays.stream(Way.values())
                .flatMap(way ->
                        Stream.of(
                                bench.by(way),
                                bench.to(way, source.major(), 99),
                                bench.to(way, 19, 1),
                                new Route(way, new PostgresVersion(13, 23), source)))
                .filter(check.about()::appliesTo)
                .findFirst()
                .orElseThrow();
    }
}
