package io.greenlight.cutover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.greenlight.contracts.CleanupRefused;
import io.greenlight.contracts.CleanupRequested;
import io.greenlight.contracts.CutoverRequested;
import io.greenlight.contracts.Mode;
import io.greenlight.contracts.UpgradedGlobally;
import io.greenlight.contracts.WayBackRefused;
import io.greenlight.contracts.WayBackRequested;
import io.greenlight.cutover.global.GlobalWorld;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What people ask for before and after the upgrade of a Global Database, and do not get.
final class GlobalAfterwardsTest {

    private final GlobalScene scene = new GlobalScene(Mode.UPGRADE);
    private final GlobalWorld world = scene.world;

    @Test
    void nobodyGoesBackAndItIsSaid() {
        scene.hearOut(scene.prepared());
        List<String> before = List.copyOf(world.acts);
        WayBackRequested asked =
                new WayBackRequested(
                        GlobalWorld.UPGRADE, GlobalWorld.ORDERS, scene.clock.instant());

        WayBackRefused said = assertInstanceOf(WayBackRefused.class, scene.hear(asked).getLast());

        assertEquals("nothing-kept", said.reason().code());
        assertTrue(said.reason().sentence().contains("only while it upgrades it"));
        assertEquals(before, world.acts);
    }

    @Test
    void nothingIsKeptThatCouldBeCleanedUp() {
        scene.hearOut(scene.prepared());
        CleanupRequested asked =
                new CleanupRequested(
                        GlobalWorld.UPGRADE, GlobalWorld.ORDERS, scene.clock.instant());

        CleanupRefused refused =
                assertInstanceOf(CleanupRefused.class, scene.hear(asked).getLast());

        assertEquals("nothing-kept", refused.reason().code());
    }

    @Test
    void whatWasNeverPreparedIsNotBegun() {
        CutoverRequested asked =
                new CutoverRequested(
                        GlobalWorld.UPGRADE, GlobalWorld.ORDERS, scene.clock.instant());

        assertEquals(List.of(), scene.hear(asked));
        assertEquals(List.of(), world.acts);
    }

    @Test
    void whoHearsOfItOnceMoreIsToldTheSame() {
        UpgradedGlobally first =
                assertInstanceOf(UpgradedGlobally.class, scene.hearOut(scene.prepared()).getLast());
        List<String> before = List.copyOf(world.acts);
        scene.clock.passes(Duration.ofDays(1));

        UpgradedGlobally again =
                assertInstanceOf(UpgradedGlobally.class, scene.hearOut(scene.prepared()).getLast());

        assertEquals(first, again);
        assertEquals(before, world.acts);
    }
}
