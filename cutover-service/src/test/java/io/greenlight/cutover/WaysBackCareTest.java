package io.greenlight.cutover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.greenlight.backbone.cluster.Endpoint;
import io.greenlight.contracts.CleanupRefused;
import io.greenlight.contracts.CleanupRequested;
import io.greenlight.contracts.ConsentNeeded;
import io.greenlight.contracts.Counted;
import io.greenlight.contracts.Reason;
import io.greenlight.contracts.UpgradeEvent;
import io.greenlight.contracts.UpgradedInPlace;
import io.greenlight.contracts.WayBackRefused;
import io.greenlight.contracts.WayBackRequested;
import io.greenlight.contracts.WentBack;
import io.greenlight.cutover.inplace.InPlaceWorld;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a way back minds, so that clients are not out for nothing.
final class WaysBackCareTest {

    private static final Endpoint CLONE = new Endpoint("orders-before-0123abcd.example", 5432);

    private final InPlaceScene scene = new InPlaceScene("14.24", "17.10");
    private final InPlaceWorld world = scene.world;

    @BeforeEach
    void theClusterIsUpgraded() {
        assertInstanceOf(UpgradedInPlace.class, scene.hearOut(scene.prepared()).getLast());
        world.acts.clear();
        scene.clock.passes(Duration.ofDays(1));
    }

    @Test
    void clientsAreNotOutForAsLongAsATableTakes() {
        WayBackRequested wish = agreed();
        scene.sides.take(Duration.ofHours(6), scene.clock::passes);
        Instant begun = scene.clock.instant();

        WentBack back = assertInstanceOf(WentBack.class, scene.hearOut(wish).getLast());

        assertEquals(Counted.WHEN_ASKED, back.counted());
        assertTrue(scene.clock.instant().isBefore(begun.plus(Duration.ofMinutes(10))));
    }

    @Test
    void nobodyIsAskedForWhatCouldNotBeDone() {
        scene.sides.object("permission denied to alter role app");

        List<UpgradeEvent> said = scene.hearOut(scene.wishToGoBack());

        assertEquals("cannot-close", refusal(said).code());
        assertEquals(List.of(), world.acts);
    }

    @Test
    void nobodyIsShutOutBeforeTheCloneHasTakenAWrite() {
        WayBackRequested wish = agreed();
        scene.sides.silence(CLONE);

        scene.hear(wish);
        scene.clock.passes(Duration.ofMinutes(5));
        scene.hear(wish);

        assertEquals(List.of(), world.acts);
    }

    @Test
    void aClusterThatIsAnotherUpgradesByNowIsLeftAlone() {
        WayBackRequested wish = agreed();
        world.tag("UpgradeDB:Upgrade", "orders-99999999");

        assertEquals("another-upgrade", refusal(scene.hearOut(wish)).code());
        assertEquals(List.of(), world.acts);
    }

    @Test
    void nobodyUpgradesItOnTheWay() {
        scene.hear(agreed());

        assertEquals(
                "going-back", world.fleet.tagsOf("orders-left-0123abcd").get("UpgradeDB:Status"));
    }

    @Test
    void aCleanupWaitsForTheAnswerToAnOpenQuestion() {
        scene.hear(scene.wishToGoBack());

        UpgradeEvent end = scene.hearOut(scene.wishForCleanup()).getLast();

        assertEquals("way-back-open", assertInstanceOf(CleanupRefused.class, end).reason().code());
        assertEquals(List.of(), world.acts);
    }

    @Test
    void aCloneThatIsBeingDeletedIsNotGoneBackTo() {
        scene.hear(scene.wishForCleanup());

        List<UpgradeEvent> said = scene.hearOut(scene.wishToGoBack());

        assertEquals("clone-being-deleted", refusal(said).code());
        assertEquals(List.of("-instance orders-before-0123abcd-1"), world.acts);
    }

    @Test
    void aLateCleanupOfTheCloneIsNoneOfTheClusterThatIsLeft() {
        CleanupRequested late = scene.wishForCleanup();
        scene.hearOut(agreed());
        world.acts.clear();

        assertEquals(List.of(), scene.hear(late));
        assertEquals(List.of(), world.acts);
    }

    @Test
    void aPoolerThatIsSilentKeepsNoOtherWaiting() {
        scene.poolers.register("silent");
        scene.poolers.register("other");
        scene.poolers.silence("silent");
        UpgradeEvent wish = agreed();

        for (int look = 0; look < 6; look++) {
            wish = scene.hear(wish).getLast();
            world.rds.getOn();
            scene.clock.passes(Duration.ofSeconds(30));
        }
        assertTrue(world.acts.contains("lead other to " + CLONE));
        assertTrue(world.acts.contains("WRITE ON 14.24 through other"));
        assertTrue(world.acts.stream().anyMatch(act -> act.startsWith("+instance")));
        assertFalse(world.acts.stream().anyMatch(act -> act.endsWith("through silent")));

        scene.poolers.wake("silent");
        assertInstanceOf(WentBack.class, scene.hearOut(wish).getLast());
        assertTrue(world.acts.contains("WRITE ON 14.24 through silent"));
    }

    @Test
    void slotsAreMadeOnTheCloneBeforeClientsWriteThere() {
        scene.sides.makeSlot("feed");
        List<UpgradeEvent> first = scene.hear(scene.wishToGoBack());
        scene.hear(scene.yes(question(first).token()));

        scene.hearOut(first.getLast());

        assertTrue(
                question(first).lost().stream().anyMatch(loss -> loss.what().endsWith("(feed)")));
        assertEquals(
                List.of("lock app", "slot feed", "rename orders to orders-left-0123abcd"),
                world.acts.subList(0, 3));
    }

    @Test
    void aReaderThatRdsCannotMakeIsToldAndPassedOver() {
        WayBackRequested wish = agreed();
        scene.hear(wish);
        world.rds.getOn();
        scene.clock.passes(Duration.ofSeconds(30));
        scene.hear(wish);
        world.rds.getOn();
        scene.clock.passes(Duration.ofSeconds(30));
        scene.hear(wish);
        world.rds.breakDown(InPlaceWorld.CLONE, "orders-before-0123abcd-2");

        assertInstanceOf(WentBack.class, scene.hearOut(wish).getLast());
    }

    private WayBackRequested agreed() {
        List<UpgradeEvent> first = scene.hear(scene.wishToGoBack());
        scene.hear(scene.yes(question(first).token()));
        return assertInstanceOf(WayBackRequested.class, first.getLast());
    }

    private static Reason refusal(List<UpgradeEvent> said) {
        return assertInstanceOf(WayBackRefused.class, said.getLast()).reason();
    }

    private static ConsentNeeded question(List<UpgradeEvent> said) {
        return said.stream()
                .filter(ConsentNeeded.class::isInstance)
                .map(ConsentNeeded.class::cast)
                .findFirst()
                .orElseThrow();
    }
}
