package io.greenlight.launcher.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.greenlight.contracts.Mode;
import io.greenlight.contracts.PostgresVersion;
import io.greenlight.contracts.Strategy;
import io.greenlight.launcher.aws.Release;
import io.greenlight.launcher.stack.StackSize;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What a way to another version needs: servers on this machine, tags on the cluster.
final class JourneyTest {

    private static final PostgresVersion TARGET = new PostgresVersion(17, 11);

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
