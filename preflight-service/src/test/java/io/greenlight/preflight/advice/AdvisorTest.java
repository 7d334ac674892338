package io.greenlight.preflight.advice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.greenlight.contracts.ClusterRef;
import io.greenlight.contracts.Finding;
import io.greenlight.contracts.Mode;
import io.greenlight.contracts.PostgresVersion;
import io.greenlight.contracts.ResourceId;
import io.greenlight.contracts.Severity;
import io.greenlight.contracts.Strategy;
import io.greenlight.contracts.UpgradeId;
import io.greenlight.contracts.UpgradeOrder;
import io.greenlight.contracts.UpgradePath;
import io.greenlight.preflight.forecast.Estimate;
import io.greenlight.preflight.forecast.Forecast;
import io.greenlight.preflight.forecast.LogRate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Which strategy is advised, and what is said of the others.
class AdvisorTest {

    private static final PostgresVersion OLD = new PostgresVersion(14, 24);
    private static final PostgresVersion NEW = new PostgresVersion(17, 11);
    private static final PostgresVersion MINOR = new PostgresVersion(14, 25);
    private static final Estimate SOON =
            new Estimate.Between(Duration.ofSeconds(10), Duration.ofSeconds(20), "measured");

    @Test
    void whatIsOrderedAndClearIsAdvised() {
        Advice advice = advice(Strategy.CLONE, NEW, Map.of(), SOON);

        assertEquals(
                "clone can be taken, as ordered; clients: milliseconds at a pooler; sessions that"
                        + " connect directly are ended, and let in again under the new cluster's"
                        + " name; catching up: 10 s to 20 s",
                advice.sentence());
        assertEquals(
                List.of(Strategy.CLONE, Strategy.IN_PLACE),
                advice.options().stream().map(Option::strategy).toList());
        assertEquals(
                "a second cluster with 3 instances while it runs, the old one until"
                        + " cleanup-requested",
                advice.options().getFirst().cost());
    }

    @Test
    void whatIsBlockedGivesWayToWhatIsNot() {
        Advice advice =
                advice(
                        Strategy.CLONE,
                        NEW,
                        Map.of(
                                Strategy.CLONE,
                                List.of(
                                        blocking("replica-identity"),
                                        blocking("replica-identity"),
                                        blocking("sequence"),
                                        warning("trigger"))),
                        SOON);

        assertEquals(
                "clone cannot be taken as things stand (blocked by replica-identity, sequence),"
                        + " in-place can; clients: out while RDS upgrades: 10 s to 20 s",
                advice.sentence());
        assertEquals(Standing.BLOCKED, advice.options().getFirst().standing());
        assertEquals(
                List.of("replica-identity", "sequence"), advice.options().getFirst().blockedBy());
    }

    @Test
    void whoWouldNeverCatchUpIsAdvisedAgainst() {
        Estimate never = new Estimate.Never("will never catch up: too fast");

        Advice advice = advice(Strategy.CLONE, NEW, Map.of(), never);

        assertEquals(Standing.HOPELESS, advice.options().getFirst().standing());
        assertTrue(
                advice.sentence()
                        .startsWith(
                                "clone cannot be taken as things stand (will never catch up:"
                                        + " too fast), in-place can"),
                advice.sentence());
    }

    @Test
    void whatClientsNoticeLessIsNamedBesideTheOrder() {
        Advice advice = advice(Strategy.IN_PLACE, NEW, Map.of(), SOON);

        assertTrue(
                advice.sentence()
                        .startsWith(
                                "in-place can be taken, as ordered (clients: out while RDS"
                                        + " upgrades: 10 s to 20 s); so can clone"),
                advice.sentence());
    }

    @Test
    void whereAllAreBlockedTheFewestRepairsAreNamed() {
        Advice advice =
                advice(
                        Strategy.CLONE,
                        NEW,
                        Map.of(
                                Strategy.CLONE,
                                List.of(blocking("data-type"), blocking("sequence")),
                                Strategy.IN_PLACE,
                                List.of(blocking("data-type"))),
                        SOON);

        assertEquals(
                "no strategy can be taken as things stand; the fewest repairs are asked for by"
                        + " in-place: data-type",
                advice.sentence());
    }

    @Test
    void aRaceThatIsLostIsNothingToRepair() {
        Estimate never = new Estimate.Never("will never catch up");
        UpgradeOrder order = order(Strategy.CLONE, NEW, Mode.UPGRADE);
        Advice advice =
                new Advisor(
                                Candidates.of(order, Optional.empty()),
                                Map.of(Strategy.IN_PLACE, List.of(blocking("in-place-user"))),
                                forecast(never),
                                1)
                        .advice();

        assertEquals(
                "no strategy can be taken as things stand; the fewest repairs are asked for by"
                        + " in-place: in-place-user",
                advice.sentence());
    }

    @Test
    void aMinorIsNotForAClone() {
        Advice advice = advice(Strategy.IN_PLACE, MINOR, Map.of(), SOON);

        assertEquals(Standing.UNSUITED, advice.options().getLast().standing());
        assertEquals("it is for majors", advice.options().getLast().why());
        assertEquals(
                "in-place can be taken, as ordered; clients: out while each instance restarts with"
                        + " the new minor",
                advice.sentence());
    }

    @Test
    void aGlobalDatabasesOwnStrategyIsSpokenOfWhereThereIsOne() {
        UpgradeOrder order = order(Strategy.GLOBAL_MINOR, MINOR, Mode.UPGRADE);
        Candidates candidates = Candidates.of(order, Optional.of("world"));

        assertEquals(
                List.of(Strategy.GLOBAL_MINOR, Strategy.CLONE, Strategy.IN_PLACE),
                candidates.spokenOf());
        assertEquals(List.of(Strategy.GLOBAL_MINOR, Strategy.IN_PLACE), candidates.suited());
    }

    @Test
    void patchesAreForGlobalDatabasesAlone() {
        UpgradeOrder order = order(Strategy.GLOBAL_MINOR, OLD, Mode.PATCH);

        assertEquals(
                List.of(Strategy.GLOBAL_MINOR),
                Candidates.of(order, Optional.of("world")).suited());
    }

    private static Advice advice(
            Strategy strategy,
            PostgresVersion target,
            Map<Strategy, List<Finding>> found,
            Estimate catchUp) {
        UpgradeOrder order = order(strategy, target, Mode.UPGRADE);
        return new Advisor(Candidates.of(order, Optional.empty()), found, forecast(catchUp), 3)
                .advice();
    }

    private static Forecast forecast(Estimate catchUp) {
        return new Forecast(new LogRate.Seen(1, 2, "seen"), SOON, SOON, catchUp, SOON);
    }

    private static UpgradeOrder order(Strategy strategy, PostgresVersion target, Mode mode) {
        ClusterRef cluster = new ClusterRef("eu-central-1", "orders");
        ResourceId resource = new ResourceId("cluster-ABC");
        UpgradePath path = new UpgradePath(strategy, OLD, target);
        return new UpgradeOrder(
                UpgradeId.of(cluster, resource, path, mode, 1),
                cluster,
                resource,
                path,
                "secret",
                mode);
    }

    private static Finding blocking(String check) {
        return finding(check, Severity.BLOCKED);
    }

    private static Finding warning(String check) {
        return finding(check, Severity.WARNING);
    }

    private static Finding finding(String check, Severity severity) {
        return new Finding(check, severity, "shop", check, "why", "remedy", List.of());
    }
}
