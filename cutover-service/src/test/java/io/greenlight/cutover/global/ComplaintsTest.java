package io.greenlight.cutover.global;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.greenlight.backbone.time.StandingClock;
import io.greenlight.cutover.access.Access;
import io.greenlight.cutover.access.FakeReaderEndpoints;
import io.greenlight.cutover.run.Terms;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What RDS tells of an upgrade in two regions, and of other things.
final class ComplaintsTest {

    private static final String FAILED = "Database cluster upgrade failed: no room left";

    private final StandingClock clock = new StandingClock();
    private final Instant since = clock.instant();
    private final GlobalWorld world = new GlobalWorld(clock);
    private final GlobalAccess access =
            new GlobalAccess(
                    new Access(
                            world.fleet("eu-central-1"),
                            world.home,
                            world.secrets,
                            world.servers,
                            Terms.impatient()),
                    world,
                    world,
                    new FakeReaderEndpoints(List.of()));
    private final Complaints complaints = new Complaints(access, world);

    @BeforeEach
    void letAMinutePass() {
        clock.passes(Duration.ofMinutes(1));
    }

    @Test
    void complaintsOfAllRegionsComeInTheOrderOfTheirTimes() throws IOException {
        world.far.tell("Database cluster engine minor version upgrade was reverted.");
        clock.passes(Duration.ofSeconds(1));
        world.home.tell(FAILED);

        assertEquals(
                List.of(
                        "orders-far in ap-northeast-1: Database cluster engine minor version"
                                + " upgrade was reverted.",
                        "orders in eu-central-1: " + FAILED),
                told().complaints());
    }

    @Test
    void whatThePrimarySaysTwiceIsToldOnce() throws IOException {
        world.home.tell(FAILED);
        world.log(FAILED);
        world.log("pg_upgrade_internal.log: no room left on device");

        assertEquals(
                List.of(
                        "orders in eu-central-1: " + FAILED,
                        "pg_upgrade_internal.log: no room left on device"),
                told().complaints());
    }

    @Test
    void logsAreThoseOfTheClusterThatLedWhenRdsWasAsked() throws IOException {
        world.log(FAILED);
        world.lead(GlobalWorld.FAR);

        assertEquals(List.of(FAILED), told().complaints());
    }

    @Test
    void whatUpgradesWithoutDowntimeLoseAndWhereServersFailOverToIsNone() throws IOException {
        world.home.tell("Attempt to upgrade the database with zero downtime failed.");
        world.home.tell("The upgrade continues: cluster failed over to orders-2");
        world.far.tell("Transactions were rolled back at a restart");

        assertEquals(List.of(), told().complaints());
        assertFalse(told().isBegun());
    }

    @Test
    void aBeginningIsKnownByAnEventOfAnyRegion() throws IOException {
        world.far.tell("Database cluster engine minor version upgrade started.");

        assertTrue(told().isBegun());
        assertEquals(Optional.of(clock.instant()), told().lastWord());
    }

    @Test
    void whatIsAboutNoUpgradeIsNoSignOfOne() throws IOException {
        world.home.tell("DB cluster backup finished");

        assertEquals(Optional.empty(), told().lastWord());
    }

    @Test
    void whatWasToldBeforeCountsForNothing() throws IOException {
        world.home.tell(FAILED);
        clock.passes(Duration.ofSeconds(1));
        Told told = complaints.told(state(), GlobalWorld.idOf(GlobalWorld.ORDERS), clock.instant());

        assertEquals(new Told(List.of(), false, null), told);
    }

    @Test
    void eachRegionIsAskedOnce() throws IOException {
        told();

        assertEquals(List.of("eu-central-1", "ap-northeast-1"), world.heardOut);
    }

    private Told told() throws IOException {
        return complaints.told(state(), GlobalWorld.idOf(GlobalWorld.ORDERS), since);
    }

    private GlobalState state() throws IOException {
        return access.look(access.find(world.home.cluster()).orElseThrow());
    }
}
