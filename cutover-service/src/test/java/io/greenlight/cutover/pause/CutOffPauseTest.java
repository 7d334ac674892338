package io.greenlight.cutover.pause;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.greenlight.cutover.database.Clients;
import io.greenlight.cutover.database.Session;
import io.greenlight.cutover.database.TwoSides;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Pauses that are cut off, and targets that are taken away: who has the last word, and what
/// becomes of the clients.
final class CutOffPauseTest {

    private LiveScene live;
    private TwoSides sides;
    private Clients clients;
    private Scene scene;

    @BeforeEach
    void setTheStage() throws Exception {
        live = LiveScene.open(14, 17);
        sides = live.sides();
        clients = live.clients();
        scene = live.scene();
    }

    @AfterEach
    void strike() {
        live.close();
    }

    @Test
    void aPauseThatAnotherCopyEndedDoesNotGoOver() throws Exception {
        clients.start();

        Switchover.Outcome outcome =
                scene.attempt(place -> {
                    if (place.equals("switch-over.ready")) {
                        scene.endForeignPause();
                    }
                });

        Refusal refusal = assertInstanceOf(Switchover.Outcome.Refused.class, outcome).refusal();
        assertEquals("overtaken", refusal.reason().code(), refusal.getMessage());
        clients.goOn();
        assertEquals(List.of(), clients.errors());
        assertEquals(
                clients.acknowledged(),
                Long.parseLong(sides.ask(sides.source, 0, "SELECT count(*) FROM item")));
    }

    @Test
    void aTargetThatReplicationTookBackIsNotSwitchedTo() throws Exception {
        try (Session target = sides.openControl(sides.target)) {
            assertTrue(target.offer().withdraw(sides.order.upgrade()));
        }

        Switchover.Outcome outcome = scene.attempt(place -> {});

        Refusal refusal = assertInstanceOf(Switchover.Outcome.Refused.class, outcome).refusal();
        assertEquals("target-missing", refusal.reason().code(), refusal.getMessage());
    }

    @Test
    void aTargetThatClientsAreOnCannotBeTakenBack() throws Exception {
        assertInstanceOf(Switchover.Outcome.Switched.class, scene.attempt(place -> {}));

        try (Session target = sides.openControl(sides.target)) {
            assertFalse(target.offer().withdraw(sides.order.upgrade()));
        }
    }

    @Test
    void aPauseWhoseTargetIsNoMoreEndsOnTheSource() throws Exception {
        clients.start();
        scene.crashAt("fenced");
        sides.loseTarget();

        Optional<Boolean> over = scene.switchover(at -> {}).recover(sides.order, scene.facts());

        assertEquals(Optional.of(false), over);
        clients.goOn();
        assertEquals(List.of(), clients.errors());
        assertEquals(Set.of(), scene.marks());
    }

    @Test
    void behindTheCommitRowNobodyNeedsTheSource() throws Exception {
        clients.start();
        scene.crashAt("committed");
        sides.source.close();

        scene.switchover(at -> {}).openTarget(sides.order, scene.facts());

        clients.goOn();
        assertEquals(List.of(), clients.errors());
        assertEquals(Set.of(), scene.marks());
    }

    @ParameterizedTest
    @ValueSource(strings = {"paused", "fenced", "gate", "ready"})
    void whoComesAfterACrashBeforeTheCommitRowOpensTheSource(String place) throws Exception {
        clients.start();
        scene.crashAt(place);

        Optional<Boolean> over = scene.switchover(at -> {}).recover(sides.order, scene.facts());

        assertEquals(Optional.of(false), over);
        clients.goOn();
        assertEquals(List.of(), clients.errors());
        assertEquals(
                clients.acknowledged(),
                Long.parseLong(sides.ask(sides.source, 0, "SELECT count(*) FROM item")));
        assertInstanceOf(Switchover.Outcome.Switched.class, scene.attempt(at -> {}));
    }

    @ParameterizedTest
    @ValueSource(strings = {"committed", "resumed"})
    void whoComesAfterACrashBehindTheCommitRowGoesOnOnTheTarget(String place) throws Exception {
        clients.start();
        scene.crashAt(place);

        Optional<Boolean> over = scene.switchover(at -> {}).recover(sides.order, scene.facts());

        assertEquals(Optional.of(true), over);
        clients.goOn();
        assertEquals(List.of(), clients.errors());
        assertEquals(
                clients.acknowledged(),
                Long.parseLong(sides.ask(sides.target, 0, "SELECT count(*) FROM item")));
        assertInstanceOf(Switchover.Outcome.SwitchedBefore.class, scene.attempt(at -> {}));
    }
}
