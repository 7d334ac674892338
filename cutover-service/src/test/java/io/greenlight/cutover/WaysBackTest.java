package io.greenlight.cutover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.greenlight.backbone.journal.FakeJournal;
import io.greenlight.backbone.journal.FakeJournal.When;
import io.greenlight.contracts.CleanupCompleted;
import io.greenlight.contracts.CleanupRefused;
import io.greenlight.contracts.ConsentNeeded;
import io.greenlight.contracts.Counted;
import io.greenlight.contracts.Loss;
import io.greenlight.contracts.Reason;
import io.greenlight.contracts.StepEnded;
import io.greenlight.contracts.UpgradeEvent;
import io.greenlight.contracts.UpgradedInPlace;
import io.greenlight.contracts.WayBackRefused;
import io.greenlight.contracts.WayBackRequested;
import io.greenlight.contracts.WentBack;
import io.greenlight.cutover.inplace.InPlaceWorld;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// A person wants to go back from an upgrade in place, or does not want to any more.
final class WaysBackTest {

    private static final List<Loss> LOST =
            List.of(
                    new Loss("rows written to shop: public.item", 7),
                    new Loss("rows deleted from, or changed in shop: public.item", 2));

    private static final List<Loss> ASKED =
            Stream.concat(
                            LOST.stream(),
                            Stream.of(
                                    new Loss(
                                            "IAM roles that the clone does not have (role/import"
                                                    + " for s3Import)",
                                            1)))
                    .toList();

    private static final List<String> ALL =
            List.of(
                    "lock app",
                    "rename orders to orders-left-0123abcd",
                    "rename orders-before-0123abcd to orders",
                    "protect orders like orders-left-0123abcd",
                    "empty orders.example:5432",
                    "+instance orders-before-0123abcd-2 of orders, group own",
                    "write at orders-before-0123abcd.example:5432 on 14.24");

    private final InPlaceScene scene = new InPlaceScene("14.24", "17.10");
    private final InPlaceWorld world = scene.world;

    @BeforeEach
    void theClusterIsUpgraded() {
        upgrade(scene);
    }

    @Test
    void nothingIsDoneBeforeSomebodyAgreesToWhatIsLost() {
        List<UpgradeEvent> first = scene.hear(scene.wishToGoBack());
        scene.clock.passes(Duration.ofSeconds(30));
        List<UpgradeEvent> then = scene.hear(wish(first));

        assertEquals(ASKED, question(first).lost());
        assertEquals(question(first), question(then));
        assertEquals(List.of(), world.acts);
    }

    @Test
    void theCloneIsTheClusterAgain() {
        List<UpgradeEvent> first = scene.hear(scene.wishToGoBack());
        scene.hear(scene.yes(question(first).token()));
        scene.sides.write(9);

        List<UpgradeEvent> said = scene.hearOut(wish(first));

        WentBack back = assertInstanceOf(WentBack.class, said.getLast());
        assertEquals(new Loss("rows written to shop: public.item", 9), back.lost().getFirst());
        assertEquals(Counted.WHEN_CLOSED, back.counted());
        assertEquals("orders-left-0123abcd", back.setAside().identifier());
        assertEquals(ALL, world.acts.stream().distinct().toList());
        assertTrue(
                sentences(said)
                        .contains(
                                "9 rows are lost that were written since; 7 were when it was"
                                        + " agreed to"));
        assertEquals(
                InPlaceWorld.CLONE,
                world.fleet.find(InPlaceWorld.ORDERS).orElseThrow().resourceId());
        assertEquals("went-back", world.fleet.tagsOf("orders").get("UpgradeDB:Status"));
        assertEquals(
                "replaced", world.fleet.tagsOf("orders-left-0123abcd").get("UpgradeDB:Status"));
    }

    @Test
    void theUpgradeIsNotGoneOnWithOnceSomebodyAgreed() {
        List<UpgradeEvent> first = scene.hear(scene.wishToGoBack());
        scene.hear(scene.yes(question(first).token()));
        scene.hear(wish(first));

        assertEquals(List.of(), scene.hear(scene.prepared()));
    }

    @Test
    void aQuestionThatLapsesEndsItAndItMayBeAskedForAnew() {
        List<UpgradeEvent> first = scene.hear(scene.wishToGoBack());
        scene.clock.passes(Duration.ofHours(25));

        WayBackRefused end =
                assertInstanceOf(WayBackRefused.class, scene.hearOut(wish(first)).getLast());
        scene.clock.passes(Duration.ofHours(1));
        List<UpgradeEvent> anew = scene.hear(scene.wishToGoBack());

        assertEquals("no-consent", end.reason().code());
        assertTrue(!question(anew).token().equals(question(first).token()));
        assertEquals(List.of(), world.acts);
    }

    @Test
    void aCloneThatWasCleanedUpMeanwhileIsNotGoneBackTo() {
        List<UpgradeEvent> first = scene.hear(scene.wishToGoBack());
        scene.hear(scene.yes(question(first).token()));
        world.rds.remove(InPlaceWorld.CLONE);

        List<UpgradeEvent> said = scene.hearOut(wish(first));

        assertEquals("clone-missing", refusal(said).code());
        assertEquals(List.of(), world.acts);
    }

    @Test
    void whatHasNoCloneHasNothingToGoBackTo() {
        InPlaceScene another = new InPlaceScene("14.24", "17.10");

        List<UpgradeEvent> said = another.hear(another.wishToGoBack());

        assertEquals("clone-missing", refusal(said).code());
        assertEquals(1, said.size());
    }

    @Test
    void anUpgradeByCloneHasAnotherWayBack() {
        Reason reason = refusal(scene.goBackFromAClone());

        assertEquals("not-in-place", reason.code());
        assertTrue(reason.remedy().contains("orders-old"), reason::remedy);
    }

    @Test
    void figuresOfBeforeAreToldAsSuchWhereThereIsNoTimeToCountAgain() {
        List<UpgradeEvent> first = scene.hear(scene.wishToGoBack());
        scene.hear(scene.yes(question(first).token()));
        scene.sides.write(9);
        scene.sides.takeLonger(() -> scene.clock.passes(Duration.ofHours(1)));

        WentBack back = assertInstanceOf(WentBack.class, scene.hearOut(wish(first)).getLast());

        assertEquals(ASKED, back.lost());
        assertEquals(Counted.WHEN_ASKED, back.counted());
    }

    @Test
    void whatIsNotUpgradedHasNothingToGoBackFrom() {
        InPlaceScene another = new InPlaceScene("14.24", "17.10");
        another.world.servers.makeSlot("feed");
        another.hear(another.prepared());
        another.clock.passes(Duration.ofSeconds(1));

        List<UpgradeEvent> said = another.hearOut(another.wishToGoBack());

        assertEquals("not-upgraded", refusal(said).code());
        assertEquals(List.of(), another.world.acts);
    }

    @Test
    void aCleanupDeletesTheCloneAndKeepsNothingOfIt() {
        UpgradeEvent end = scene.hearOut(scene.wishForCleanup()).getLast();

        assertInstanceOf(CleanupCompleted.class, end);
        assertEquals(
                List.of("-instance orders-before-0123abcd-1", "-cluster orders-before-0123abcd"),
                world.acts);
        scene.clock.passes(Duration.ofDays(1));
        assertInstanceOf(CleanupCompleted.class, scene.hearOut(scene.wishForCleanup()).getLast());
    }

    @Test
    void aCloneThatSomebodyIsOnIsKept() {
        scene.kept.enter("pid 4711 of app");

        UpgradeEvent end = scene.hearOut(scene.wishForCleanup()).getLast();

        assertEquals("clone-in-use", assertInstanceOf(CleanupRefused.class, end).reason().code());
        assertEquals(List.of(), world.acts);
    }

    @Test
    void aCloneWhoseSlotSomebodyReadsIsKept() {
        scene.kept.read("slot feed, by pid 4711");

        UpgradeEvent end = scene.hearOut(scene.wishForCleanup()).getLast();

        assertEquals("clone-in-use", assertInstanceOf(CleanupRefused.class, end).reason().code());
        assertEquals(List.of(), world.acts);
    }

    @Test
    void aCleanupAfterGoingBackLeavesASnapshotOfWhatWasLeft() {
        List<UpgradeEvent> first = scene.hear(scene.wishToGoBack());
        scene.hear(scene.yes(question(first).token()));
        scene.hearOut(wish(first));
        world.acts.clear();
        scene.clock.passes(Duration.ofDays(1));

        UpgradeEvent end = scene.hearOut(scene.wishForCleanup()).getLast();

        assertInstanceOf(CleanupCompleted.class, end);
        assertEquals(
                List.of(
                        "-instance orders-1",
                        "-cluster orders-left-0123abcd, snapshot orders-last-0123abcd",
                        "-groups greenlight-0123abcd"),
                world.acts);
    }

    static Stream<Arguments> writes() {
        InPlaceScene undisturbed = agreed();
        int before = undisturbed.waysBack.writes();
        undisturbed.hearOut(undisturbed.wishToGoBack());
        return IntStream.rangeClosed(before + 1, undisturbed.waysBack.writes())
                .boxed()
                .flatMap(write -> Stream.of(When.values()).map(when -> Arguments.of(write, when)));
    }

    @ParameterizedTest
    @MethodSource("writes")
    void anotherCopyGoesOnWhereverTheFirstDied(int write, When when) {
        InPlaceScene disturbed = agreed();
        WayBackRequested wish = disturbed.wishToGoBack();
        disturbed.waysBack.crashAt(write, when);
        assertThrows(FakeJournal.Crash.class, () -> disturbed.hearOut(wish));

        UpgradeEvent end = disturbed.hearOut(wish).getLast();

        assertInstanceOf(WentBack.class, end);
        assertEquals(ALL, disturbed.world.acts.stream().distinct().toList());
    }

    /// A way back that somebody has agreed to, and that has not heard of it yet.
    private static InPlaceScene agreed() {
        InPlaceScene scene = new InPlaceScene("14.24", "17.10");
        upgrade(scene);
        List<UpgradeEvent> first = scene.hear(scene.wishToGoBack());
        scene.hear(scene.yes(question(first).token()));
        return scene;
    }

    private static void upgrade(InPlaceScene scene) {
        assertInstanceOf(UpgradedInPlace.class, scene.hearOut(scene.prepared()).getLast());
        scene.world.acts.clear();
        scene.clock.passes(Duration.ofDays(1));
    }

    private static List<String> sentences(List<UpgradeEvent> said) {
        return said.stream()
                .filter(StepEnded.class::isInstance)
                .map(StepEnded.class::cast)
                .map(StepEnded::sentence)
                .toList();
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

    private static WayBackRequested wish(List<UpgradeEvent> said) {
        return assertInstanceOf(WayBackRequested.class, said.getLast());
    }
}
