package io.greenlight.cutover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.greenlight.backbone.bus.Dispatch;
import io.greenlight.backbone.journal.FakeJournal;
import io.greenlight.backbone.journal.FakeJournal.When;
import io.greenlight.backbone.journal.RunState;
import io.greenlight.contracts.CleanupCompleted;
import io.greenlight.contracts.CleanupRefused;
import io.greenlight.contracts.CleanupRequested;
import io.greenlight.contracts.Fault;
import io.greenlight.contracts.Reason;
import io.greenlight.contracts.ResourceId;
import io.greenlight.contracts.UpgradeEvent;
import io.greenlight.contracts.UpgradeId;
import io.greenlight.contracts.UpgradeStuck;
import io.greenlight.cutover.cleanup.Aftermath;
import io.greenlight.cutover.cleanup.Deletions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// A person asks for the end of the old cluster.
final class CleanupsTest {

    private static final List<String> ALL =
            List.of(
                    "-subscriptions of orders-old",
                    "-slots of orders",
                    "-publications of orders",
                    "-role of orders-old",
                    "-role of orders",
                    "-instance orders-old-2",
                    "-instance orders-old-1",
                    "-cluster orders-old, snapshot " + Aftermath.SNAPSHOT);

    private final CleanupScene scene = new CleanupScene();
    private final Aftermath world = scene.world;

    @BeforeEach
    void theUpgradeIsCompleted() {
        scene.cutoverIs(new RunState.Finished());
    }

    @Test
    void theWayBackEndsAndTheOldClusterGoes() {
        world.successor.keepReadingSlots(2);

        UpgradeEvent end = scene.hearOut(scene.wish()).getLast();

        assertInstanceOf(CleanupCompleted.class, end);
        assertEquals(ALL, world.acts);
        assertFalse(world.isReplicationSecretKept());
        assertTrue(world.fleet.find(Aftermath.OLD).isEmpty());
        assertTrue(world.fleet.find(Aftermath.NEW).isPresent());
    }

    @Test
    void whoAsksOnceMoreHearsTheSameAndNothingIsDone() {
        CleanupRequested wish = scene.wish();
        scene.hearOut(wish);
        world.makeStranger("orders-old");
        scene.clock.passes(Duration.ofDays(1));

        assertInstanceOf(CleanupCompleted.class, scene.hearOut(wish).getLast());
        assertInstanceOf(CleanupCompleted.class, scene.hearOut(scene.wish()).getLast());
        assertEquals(ALL, world.acts);
    }

    @Test
    void aWishForAnUpgradeThatNobodyOrderedIsDropped() {
        UpgradeId stranger = new UpgradeId("stranger-0123abcd");

        List<Dispatch> said = scene.hear(scene.wish(stranger, scene.clock.instant()));

        assertEquals(List.of(), said);
    }

    @Test
    void aWishThatFindsAnotherCopyAtWorkComesAgain() {
        scene.leases.giveAway(Duration.ofSeconds(7));
        CleanupRequested wish = scene.wish();

        List<Dispatch> said = scene.hear(wish);

        assertEquals(List.of(new Dispatch(wish, Duration.ofSeconds(7))), said);
    }

    @Test
    void anUpgradeThatWasNeverSwitchedOverIsRefused() {
        CleanupScene another = new CleanupScene();

        assertRefused("upgrade-not-completed", another.hearOut(another.wish()));
        assertEquals(List.of(), another.world.acts);
    }

    static Stream<RunState> unfinished() {
        Reason reason = new Reason("gate-closed", Fault.PLATFORM, "no marker", "look at it");
        return Stream.of(
                new RunState.Running(),
                new RunState.Unwinding(reason),
                new RunState.Unwound(reason));
    }

    @ParameterizedTest
    @MethodSource("unfinished")
    void anUpgradeThatIsNotCompletedIsRefused(RunState state) {
        scene.cutoverIs(state);

        assertRefused("upgrade-not-completed", scene.hearOut(scene.wish()));
        assertEquals(List.of(), world.acts);
    }

    static Stream<Arguments> obstacles() {
        return Stream.of(
                obstacle("successor-missing", world -> world.fleet.remove("orders")),
                obstacle("successor-missing", world -> world.rename("orders", "sales")),
                obstacle("not-the-replaced-cluster", world -> world.rename("orders-old", "keep")),
                obstacle("not-the-replaced-cluster", world -> world.retag("orders-old", Map.of())),
                obstacle(
                        "not-the-replaced-cluster",
                        world ->
                                world.retag(
                                        "orders-old",
                                        Map.of(
                                                "UpgradeDB:Status",
                                                "replaced",
                                                "UpgradeDB:Upgrade",
                                                "orders-ffffffff"))),
                obstacle("old-cluster-not-available", world -> world.say("orders-old", "stopped")),
                obstacle("old-cluster-not-available", Aftermath::loseOldWriter),
                obstacle("deletion-protected", world -> world.deletions.protect(Aftermath.OLD)),
                obstacle(
                        "snapshot-name-taken",
                        world ->
                                world.deletions.put(
                                        Aftermath.SNAPSHOT,
                                        new Deletions.LastSnapshot(
                                                new ResourceId("cluster-S"), "available"))),
                obstacle("old-cluster-in-use", world -> world.old.open("app")),
                obstacle("old-cluster-in-use", world -> world.old.enter("pid 4711 of app")),
                obstacle("old-cluster-in-use", world -> world.old.read("slot debezium")));
    }

    @ParameterizedTest
    @MethodSource("obstacles")
    void whatStandsInTheWayIsToldAndNothingIsTouched(String code, Consumer<Aftermath> obstacle) {
        obstacle.accept(world);

        assertRefused(code, scene.hearOut(scene.wish()));
        assertEquals(List.of(), world.acts);
        assertTrue(world.isReplicationSecretKept());
        assertTrue(world.fleet.find(Aftermath.OLD).isPresent());
    }

    @Test
    void whoAsksAgainAfterTheRepairIsHeard() {
        world.old.open("app");
        CleanupRequested early = scene.wish();
        scene.clock.passes(Duration.ofSeconds(1));
        scene.hearOut(early);
        world.old.fence();
        scene.clock.passes(Duration.ofMinutes(1));

        assertRefused("old-cluster-in-use", scene.hearOut(early));
        assertInstanceOf(CleanupCompleted.class, scene.hearOut(scene.wish()).getLast());
        assertEquals(ALL, world.acts);
    }

    @Test
    void anOldClusterThatIsGoneAlreadyLeavesTheRestToDo() {
        world.fleet.remove("orders-old");
        world.makeStranger("orders-old");

        UpgradeEvent end = scene.hearOut(scene.wish()).getLast();

        assertInstanceOf(CleanupCompleted.class, end);
        assertEquals(
                List.of("-slots of orders", "-publications of orders", "-role of orders"),
                world.acts);
    }

    @Test
    void whoGoesBackToTheOldClusterInTheMiddleKeepsIt() {
        world.successor.keepReadingSlots(1);
        CleanupRequested wish = scene.wish();
        scene.hear(wish);
        world.old.open("app");
        scene.clock.passes(Duration.ofSeconds(1));

        List<UpgradeEvent> said = scene.hear(wish).stream().map(Dispatch::event).toList();

        UpgradeStuck stuck = assertInstanceOf(UpgradeStuck.class, said.get(said.size() - 2));
        assertEquals("old-cluster-in-use", stuck.reason().code());
        assertEquals(wish, said.getLast());
        assertTrue(world.acts.stream().noneMatch(act -> act.startsWith("-instance")));
        assertEquals(2, world.deletions.members(Aftermath.OLD).size());
    }

    static Stream<Arguments> writes() {
        CleanupScene undisturbed = new CleanupScene();
        undisturbed.cutoverIs(new RunState.Finished());
        undisturbed.hearOut(undisturbed.wish());
        return IntStream.rangeClosed(1, undisturbed.journal.writes())
                .boxed()
                .flatMap(write -> Stream.of(When.values()).map(when -> Arguments.of(write, when)));
    }

    @ParameterizedTest
    @MethodSource("writes")
    void anotherCopyGoesOnWhereverTheFirstDied(int write, When when) {
        CleanupRequested wish = scene.wish();
        scene.journal.crashAt(write, when);
        assertThrows(FakeJournal.Crash.class, () -> scene.hearOut(wish));

        UpgradeEvent end = scene.hearOut(wish).getLast();

        assertInstanceOf(CleanupCompleted.class, end);
        assertEquals(ALL, world.acts);
    }

    private static Arguments obstacle(String code, Consumer<Aftermath> obstacle) {
        return Arguments.of(code, obstacle);
    }

    private static void assertRefused(String code, List<UpgradeEvent> said) {
        CleanupRefused refused = assertInstanceOf(CleanupRefused.class, said.getLast());
        assertEquals(code, refused.reason().code(), refused.reason().sentence());
        assertFalse(refused.reason().remedy().isBlank());
    }
}
