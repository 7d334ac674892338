package io.greenlight.preflight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.greenlight.backbone.cluster.FakeFleet;
import io.greenlight.backbone.cluster.FakeSecrets;
import io.greenlight.contracts.Finding;
import io.greenlight.contracts.PostgresVersion;
import io.greenlight.contracts.Strategy;
import io.greenlight.contracts.UpgradeOrder;
import io.greenlight.preflight.advice.Advice;
import io.greenlight.preflight.advice.Option;
import io.greenlight.preflight.advice.Standing;
import io.greenlight.preflight.database.Survey;
import io.greenlight.preflight.forecast.Estimate;
import io.greenlight.preflight.forecast.LogRate;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What is advised of a real cluster, on every major.
class PreflightAdviceTest extends OnEveryMajor {

    private final FakeFleet fleet = new FakeFleet();
    private final FakeSecrets secrets = new FakeSecrets();

    @Test
    void aHealthyClusterMayTakeEitherWayAndKnowsHowLong() {
        bench.run("CREATE TABLE t (a int PRIMARY KEY)");

        PreflightRun.Look look = look(bench.order());

        assertEquals(List.of(), look.findings());
        assertEquals(
                List.of(Standing.USABLE, Standing.USABLE),
                look.advice().options().stream().map(Option::standing).toList());
        assertInstanceOf(Estimate.Between.class, look.advice().forecast().upgrade());
        assertInstanceOf(Estimate.Never.class, look.advice().forecast().slotLimit());
        LogRate log = look.advice().forecast().log();
        assertInstanceOf(LogRate.Seen.class, log, log.how());
    }

    @Test
    void whatBarsTheOrderedWayAloneLeavesTheOther() {
        bench.run("CREATE TABLE t (a int)");

        Advice advice = look(bench.order()).advice();

        assertTrue(
                advice.sentence()
                        .startsWith(
                                "clone cannot be taken as things stand (blocked by"
                                        + " replica-identity), in-place can"),
                advice.sentence());
    }

    @Test
    void whatBarsOnlyTheOtherWayIsNoFindingOfThisOne() {
        bench.run("CREATE TABLE t (a int)");
        UpgradeOrder clone = bench.order();
        PostgresVersion target = clone.path().target();

        PreflightRun.Look look = look(bench.orderBy(Strategy.IN_PLACE, target));

        assertEquals(List.of(), look.findings().stream().map(Finding::check).toList());
        Option other = look.advice().options().getLast();
        assertEquals(Strategy.CLONE, other.strategy());
        assertEquals(List.of("replica-identity"), other.blockedBy());
    }

    @Test
    void withoutASecretNothingIsForetoldAndNoWayIsOpen() {
        UpgradeOrder order = bench.order();
        offer(order);

        PreflightRun.Look look = run().look(order, bench.cluster());

        assertEquals("maintenance-secret", look.findings().getFirst().check());
        assertEquals(
                new Estimate.Unknown("there is no such secret"),
                look.advice().forecast().upgrade());
        assertTrue(look.advice().sentence().startsWith("no strategy can be taken"));
    }

    private PreflightRun.Look look(UpgradeOrder order) {
        secrets.keep("orders-secret", bench.server().superuser());
        offer(order);
        return run().look(order, bench.cluster());
    }

    private void offer(UpgradeOrder order) {
        fleet.put(bench.cluster());
        fleet.offer(order.path().source().toString(), order.path().target().toString());
    }

    private PreflightRun run() {
        Survey survey = new Survey(bench.server().postgres(), Bench.CONFIG);
        return new PreflightRun(
                fleet, new FakeEstate(), secrets, survey, Bench.NEVER_REHEARSED, Bench.CONFIG);
    }
}
