package io.greenlight.launcher.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.greenlight.contracts.ClusterRef;
import io.greenlight.contracts.Fault;
import io.greenlight.contracts.Mode;
import io.greenlight.contracts.PostgresVersion;
import io.greenlight.contracts.Reason;
import io.greenlight.contracts.Service;
import io.greenlight.contracts.Strategy;
import io.greenlight.contracts.UpgradeId;
import io.greenlight.contracts.UpgradeStuck;
import io.greenlight.contracts.UpgradedInPlace;
import io.greenlight.contracts.WayBack;
import io.greenlight.launcher.aws.Release;
import io.greenlight.launcher.stack.StackSize;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What a way to another version needs: servers on this machine, tags on the cluster.
final class JourneyTest {

    private static final PostgresVersion TARGET = new PostgresVersion(17, 11);
    private static final UpgradeId UPGRADE = new UpgradeId("orders-281d690b");
    private static final ClusterRef ORDERS = new ClusterRef("eu-central-1", "orders");
    private static final UpgradedInPlace UPGRADED =
            new UpgradedInPlace(
                    UPGRADE,
                    ORDERS,
                    Instant.EPOCH,
                    TARGET,
                    new WayBack(ORDERS.named("orders-before-281d690b"), Instant.EPOCH, "a clone"),
                    List.of());
    private static final UpgradeStuck STUCK =
            new UpgradeStuck(
                    UPGRADE,
                    ORDERS,
                    Instant.EPOCH,
                    Service.CUTOVER,
                    "verify-version",
                    new Reason("member-failed", Fault.PLATFORM, "It is failed", "Repair it"));

    @Test
    void aMajorUpgradeNeedsBothMajors() {
        assertEquals(
                new StackSize.Servers("14 17", List.of()),
                journey("14", "17", Strategy.CLONE).servers());
    }

    @Test
    void aMinorUpgradeNeedsOneMajorAndItsMinors() {
        assertEquals(
                new StackSize.Servers("17", List.of("17.5", "17.11")),
                journey("17.5", "17.11", Strategy.IN_PLACE).servers());
    }

    /// servers.sh brings one minor of 18, and no other.
    @Test
    void minorsOf18AreNotAskedFor() {
        assertEquals(
                new StackSize.Servers("17 18", List.of("17.10")),
                journey("17.10", "18.6", Strategy.IN_PLACE).servers());
    }

    @Test
    void theTagsOfACloneSayNothingOfModesAndSlots() {
        assertEquals(
                Map.of(
                        "UpgradeDB", "Y",
                        "UpgradeDB:TargetVersion", "17.11",
                        "UpgradeDB:Strategy", "clone"),
                journey("14", "17", Strategy.CLONE).tags(TARGET));
    }

    @Test
    void anotherMajorInPlaceAgreesToDroppedSlots() {
        assertEquals(
                Map.of(
                        "UpgradeDB", "Y",
                        "UpgradeDB:TargetVersion", "17.11",
                        "UpgradeDB:Strategy", "in-place",
                        "UpgradeDB:Mode", "UPGRADE",
                        "UpgradeDB:DropSlots", "Y"),
                journey("14", "17", Strategy.IN_PLACE).tags(TARGET));
    }

    @Test
    void anotherMinorHasNoSlotsToDrop() {
        assertEquals(
                Map.of(
                        "UpgradeDB", "Y",
                        "UpgradeDB:TargetVersion", "17.11",
                        "UpgradeDB:Strategy", "in-place",
                        "UpgradeDB:Mode", "UPGRADE"),
                journey("17.10", "17.11", Strategy.IN_PLACE).tags(TARGET));
    }

    @Test
    void oneGoesBackFromWhatWasWishedForAndNothingElse() {
        assertTrue(Journey.Ending.GOES_BACK.turnsAt(UPGRADED));
        assertTrue(Journey.Ending.FAILS_AND_GOES_BACK.turnsAt(STUCK));

        assertFalse(Journey.Ending.STAYS.turnsAt(UPGRADED));
        assertFalse(Journey.Ending.TAKEN_BACK.turnsAt(STUCK));
        assertFalse(Journey.Ending.GOES_BACK.turnsAt(STUCK));
        assertFalse(Journey.Ending.FAILS_AND_GOES_BACK.turnsAt(UPGRADED));
    }

    @Test
    void aGlobalDatabaseIsToldHowFarItGoes() {
        Journey journey = journey("17.10", "17.11", Strategy.GLOBAL_MINOR);

        assertEquals(new StackSize.Servers("17", List.of("17.10", "17.11")), journey.servers());
        assertEquals(
                Map.of(
                        "UpgradeDB", "Y",
                        "UpgradeDB:TargetVersion", "17.11",
                        "UpgradeDB:Strategy", "global-minor",
                        "UpgradeDB:Mode", "UPGRADE"),
                journey.tags(TARGET));
    }

    @Test
    void aRehearsalIsAskedForByATagOfItsOwn() {
        Journey rehearsal = rehearsal("14", Journey.Ending.REFUSED);

        assertEquals(
                Map.of(
                        "UpgradeDB", "Y",
                        "UpgradeDB:TargetVersion", "17.11",
                        "UpgradeDB:Strategy", "clone",
                        "UpgradeDB:Rehearsal", "Y"),
                rehearsal.tags(TARGET));
        assertTrue(rehearsal.settings().containsValue("pg_stat_statements"));
        assertThrows(IllegalArgumentException.class, () -> rehearsal("15", Journey.Ending.REFUSED));
    }

    private static Journey rehearsal(String from, Journey.Ending ending) {
        return new Journey(
                Release.parse(from), Release.parse("17"), Strategy.CLONE, Mode.REHEARSAL, ending);
    }

    @Test
    void patchesNameNoVersion() {
        Journey patches =
                new Journey(
                        Release.parse("17.10"),
                        Release.parse("17.10"),
                        Strategy.GLOBAL_MINOR,
                        Mode.PATCH,
                        Journey.Ending.STAYS);

        assertEquals(new StackSize.Servers("17", List.of("17.10")), patches.servers());
        assertEquals(
                Map.of(
                        "UpgradeDB", "Y",
                        "UpgradeDB:Strategy", "global-minor",
                        "UpgradeDB:Mode", "PATCH"),
                patches.tags(new PostgresVersion(17, 10)));
    }

    private static Journey journey(String from, String to, Strategy strategy) {
        return new Journey(
                Release.parse(from),
                Release.parse(to),
                strategy,
                Mode.UPGRADE,
                Journey.Ending.STAYS);
    }
}
