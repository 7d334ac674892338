package io.greenlight.cutover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.greenlight.backbone.journal.FakeJournal;
import io.greenlight.backbone.journal.FakeJournal.When;
import io.greenlight.contracts.ConsentNeeded;
import io.greenlight.contracts.CutoverRequested;
import io.greenlight.contracts.UpgradeEvent;
import io.greenlight.contracts.UpgradedInPlace;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// A copy of the service dies at a write of its journal, and another one goes on.
final class InPlaceCrashTest {

    private static final String UPGRADE =
            "upgrade to 17.10, groups greenlight-0123abcd, greenlight-0123abcd-own";

    private static final List<String> ALL =
            List.of(
                    "-slot feed in shop",
                    UPGRADE,
                    "write",
                    "+slot feed in shop",
                    "rebuild public.old");

    static Stream<Arguments> writes() {
        InPlaceScene undisturbed = withTaggedSlot();
        undisturbed.hearOut(undisturbed.prepared());
        return IntStream.rangeClosed(1, undisturbed.journal.writes())
                .boxed()
                .flatMap(write -> Stream.of(When.values()).map(when -> Arguments.of(write, when)));
    }

    @ParameterizedTest
    @MethodSource("writes")
    void anotherCopyGoesOnWhereverTheFirstDied(int write, When when) {
        InPlaceScene disturbed = withTaggedSlot();
        UpgradeEvent event = disturbed.prepared();
        disturbed.journal.crashAt(write, when);
        assertThrows(FakeJournal.Crash.class, () -> disturbed.hearOut(event));

        UpgradeEvent end = disturbed.hearOut(event).getLast();

        assertInstanceOf(UpgradedInPlace.class, end);
        List<String> acts = disturbed.world.acts;
        assertEquals(ALL, acts.stream().distinct().toList());
        assertEquals(1, acts.stream().filter(UPGRADE::equals).count(), acts::toString);
        assertEquals(List.of("feed"), disturbed.world.servers.slots());
        assertFalse(disturbed.world.servers.hasSchema());
    }

    @ParameterizedTest
    @MethodSource("writesWithAQuestion")
    void aYesIsNotForgottenWhereverTheCopyThatHeardItDied(int write, When when) {
        InPlaceScene disturbed = new InPlaceScene("14.24", "17.10");
        disturbed.world.servers.makeSlot("feed");
        List<UpgradeEvent> first = disturbed.hear(disturbed.prepared());
        disturbed.hear(disturbed.yes(question(first).token()));
        disturbed.journal.crashAt(disturbed.journal.writes() + write, when);
        assertThrows(FakeJournal.Crash.class, () -> disturbed.hearOut(wish(first)));

        List<UpgradeEvent> said = disturbed.hearOut(wish(first));

        assertInstanceOf(UpgradedInPlace.class, said.getLast());
        assertTrue(said.stream().noneMatch(ConsentNeeded.class::isInstance), said::toString);
    }

    static Stream<Arguments> writesWithAQuestion() {
        return IntStream.rangeClosed(1, 4)
                .boxed()
                .flatMap(write -> Stream.of(When.values()).map(when -> Arguments.of(write, when)));
    }

    private static InPlaceScene withTaggedSlot() {
        InPlaceScene scene = new InPlaceScene("14.24", "17.10");
        scene.world.servers.makeSlot("feed");
        scene.world.tag("UpgradeDB:DropSlots", "Y");
        return scene;
    }

    private static ConsentNeeded question(List<UpgradeEvent> said) {
        return said.stream()
                .filter(ConsentNeeded.class::isInstance)
                .map(ConsentNeeded.class::cast)
                .findFirst()
                .orElseThrow();
    }

    /// The service's own wish to look again.
    private static CutoverRequested wish(List<UpgradeEvent> said) {
        return assertInstanceOf(CutoverRequested.class, said.getLast());
    }
}
