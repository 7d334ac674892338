package io.greenlight.backbone.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.greenlight.backbone.journal.FakeJournal;
import io.greenlight.backbone.journal.FakeLeases;
import io.greenlight.backbone.journal.Page;
import io.greenlight.backbone.journal.RunState;
import io.greenlight.contracts.Fault;
import io.greenlight.contracts.Reason;
import io.greenlight.contracts.Service;
import io.greenlight.contracts.StepEnded;
import io.greenlight.contracts.UpgradeStuck;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlanRunnerTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final Reason REASON =
            new Reason("no-luck", Fault.PLATFORM, "it did not work", "try again");
    private static final Duration SOON = Duration.ofSeconds(3);

    private final World world = new World();
    private final FakeJournal<List<String>> journal = new FakeJournal<>();
    private final FakeLeases leases = new FakeLeases();

    @Test
    void stepsAreDoneInTheirOrderAndOnce() {
        Plan<List<String>> plan = reversible(List.of(world.making("a"), world.making("b")));

        Progress first = advance(plan);
        Progress second = advance(plan);

        assertInstanceOf(RunState.Finished.class, first.state());
        assertInstanceOf(RunState.Finished.class, second.state());
        assertEquals(List.of("+a", "+b"), world.acts());
        assertEquals(List.of("done", "done"), outcomes(first));
        assertEquals(List.of("a", "b"), page().facts());
    }

    @Test
    void whatIsNotYetThereIsLookedAtAgainAndSaidOnce() {
        Plan<List<String>> plan = reversible(List.of(waiting()));

        Progress first = advance(plan);
        Progress second = advance(plan);

        assertInstanceOf(RunState.Running.class, first.state());
        assertEquals(SOON, first.recheckIn());
        assertEquals(List.of("not-yet"), outcomes(first));
        assertEquals(List.of(), outcomes(second));
        assertEquals(2, page().steps().getFirst().attempts());
    }

    @Test
    void aStepThatGivesUpUnwindsTheRunLastStepFirst() {
        Plan<List<String>> plan =
                reversible(
                        List.of(
                                world.making("a"),
                                world.making("b", run -> new StepOutcome.GiveUp(REASON)),
                                world.making("c")));

        Progress progress = advance(plan);

        assertEquals(new RunState.Unwound(REASON), progress.state());
        assertEquals(List.of("+a", "+b", "-b", "-a"), world.acts());
        assertEquals(List.of("done", "given-up", "undone", "undone"), outcomes(progress));
    }

    @Test
    void aPassingFaultIsTriedAgainAfterAPauseThatGrows() {
        Plan<List<String>> plan =
                reversible(
                        List.of(
                                world.making(
                                        "a",
                                        run -> {
                                            throw new IOException("the line is dead");
                                        })));

        Progress first = advance(plan);
        Progress second = advance(plan, NOON.plus(Duration.ofMinutes(2)));

        assertInstanceOf(RunState.Running.class, second.state());
        assertTrue(second.recheckIn().compareTo(first.recheckIn()) > 0);
    }

    @Test
    void aStepWhosePatienceIsOverIsGivenUp() {
        Plan<List<String>> plan = reversible(List.of(waiting()));
        advance(plan);

        Progress late = advanceForAnHour(plan);

        RunState.Unwound unwound = assertInstanceOf(RunState.Unwound.class, late.state());
        assertEquals("out-of-patience", unwound.reason().code());
        assertEquals(Set.of(), world.things());
    }

    @Test
    void aServiceThatComesBackAfterAWeekHasItsPatienceStill() {
        Plan<List<String>> plan = reversible(List.of(waiting()));
        advance(plan);

        Progress late =
                runnerAt(NOON.plus(Duration.ofDays(7))).advance(World.order(), plan, List::of);

        assertInstanceOf(RunState.Running.class, late.state());
    }

    @Test
    void whoAsksForAnotherTryGivesAStuckStepItsPatienceBack() {
        Plan<List<String>> plan = new Plan<>(List.of(), List.of(waiting()));
        advance(plan);
        Progress stuck = advanceForAnHour(plan);
        Instant asked = NOON.plus(Duration.ofMinutes(66));

        Progress again = runnerAt(asked).restart(World.order(), plan, List::of, asked);
        Progress look = runnerAt(asked).restart(World.order(), plan, List::of, NOON);

        assertInstanceOf(UpgradeStuck.class, stuck.events().getLast());
        assertEquals(SOON, again.recheckIn());
        assertEquals(SOON, look.recheckIn());
    }

    @Test
    void anUndoThatComesTooLateTurnsTheRunForwardAgain() {
        Step<List<String>> over =
                new World.Overtaken("over", run -> new StepOutcome.TooLate("clients are over"));
        Plan<List<String>> plan =
                new Plan<>(List.of(world.making("a"), over), List.of(world.making("c")));

        Progress progress = advance(plan);

        assertInstanceOf(RunState.Finished.class, progress.state());
        assertEquals(List.of("+a", "+c"), world.acts());
        assertEquals(List.of("done", "given-up", "too-late", "done"), outcomes(progress));
    }

    @Test
    void aBrokenPromiseIsNotTriedAgain() {
        Plan<List<String>> plan =
                reversible(
                        List.of(
                                world.making(
                                        "a",
                                        run -> {
                                            throw new IllegalStateException(
                                                    "two where one was promised");
                                        })));

        Progress progress = advance(plan);

        RunState.Unwound unwound = assertInstanceOf(RunState.Unwound.class, progress.state());
        assertEquals("broken-promise", unwound.reason().code());
    }

    @Test
    void behindThePointOfNoReturnAFailureCallsAPersonAndUnwindsNothing() {
        Plan<List<String>> plan =
                new Plan<>(
                        List.of(world.making("a")),
                        List.of(world.making("b", run -> new StepOutcome.GiveUp(REASON))));

        Progress progress = advance(plan);

        assertInstanceOf(RunState.Running.class, progress.state());
        assertTrue(progress.events().stream().anyMatch(UpgradeStuck.class::isInstance));
        assertEquals(Set.of("a", "b"), world.things());
    }

    @Test
    void anUndoThatFailsIsTriedAgainAndCallsAPersonInTheEnd() {
        Plan<List<String>> plan =
                reversible(
                        List.of(
                                world.unyielding("a"),
                                world.making("b", run -> new StepOutcome.GiveUp(REASON))));

        Progress first = advance(plan);
        Progress second = advance(plan, NOON.plus(Duration.ofMinutes(2)));
        Progress late = advanceForAnHour(plan);

        assertEquals(new RunState.Unwinding(REASON), first.state());
        assertTrue(second.recheckIn().compareTo(first.recheckIn()) > 0);
        assertEquals(new RunState.Unwinding(REASON), late.state());
        UpgradeStuck stuck = assertInstanceOf(UpgradeStuck.class, late.events().getLast());
        assertEquals("out-of-patience", stuck.reason().code());
        assertEquals(Set.of("a"), world.things());
    }

    @Test
    void whileAnotherCopyHasTheLeaseNothingIsDone() {
        leases.giveAway(Duration.ofSeconds(7));

        Progress progress = advance(reversible(List.of(world.making("a"))));

        assertEquals(Duration.ofSeconds(7), progress.recheckIn());
        assertEquals(List.of(), world.acts());
        assertEquals(0, journal.writes());
    }

    @Test
    void aCopyWhoseJournalWasWrittenByAnotherStopsBeforeTheNextStep() {
        Plan<List<String>> plan =
                reversible(
                        List.of(
                                world.making(
                                        "a",
                                        run -> {
                                            var entry = journal.read(World.order().upgrade());
                                            journal.write(entry, entry.orElseThrow().page());
                                            return new StepOutcome.Done("overtaken meanwhile");
                                        }),
                                world.making("b")));

        Progress progress = advance(plan);

        assertInstanceOf(RunState.Running.class, progress.state());
        assertEquals(List.of("+a"), world.acts());
        assertEquals(List.of(), progress.events());
    }

    @Test
    void aFinishedRunCanBeUnwoundAndAnUnwoundOneStartedAgain() {
        Plan<List<String>> plan = reversible(List.of(world.making("a")));
        advance(plan);

        Progress back = runnerAt(NOON).unwind(World.order(), plan, List::of, REASON);
        Progress still = advance(plan);
        Progress late =
                runnerAt(NOON)
                        .restart(World.order(), plan, List::of, NOON.minus(Duration.ofSeconds(1)));
        Progress again = runnerAt(NOON).restart(World.order(), plan, List::of, NOON);

        assertEquals(new RunState.Unwound(REASON), back.state());
        assertEquals(new RunState.Unwound(REASON), still.state());
        assertEquals(new RunState.Unwound(REASON), late.state());
        assertInstanceOf(RunState.Finished.class, again.state());
        assertEquals(2, again.round());
        assertEquals(List.of("+a", "-a", "+a"), world.acts());
    }

    private Step<List<String>> waiting() {
        return world.making("a", run -> new StepOutcome.NotYet("waiting", SOON));
    }

    private static Plan<List<String>> reversible(List<Step<List<String>>> steps) {
        return new Plan<>(steps, List.of());
    }

    private Progress advance(Plan<List<String>> plan) {
        return advance(plan, NOON);
    }

    private Progress advance(Plan<List<String>> plan, Instant now) {
        return runnerAt(now).advance(World.order(), plan, List::of);
    }

    /// As often as a service looks at what it waits for.
    private Progress advanceForAnHour(Plan<List<String>> plan) {
        Progress last = advance(plan);
        for (int now = 5; now <= 65 && !(last.state() instanceof RunState.Unwound); now += 5) {
            last = advance(plan, NOON.plus(Duration.ofMinutes(now)));
        }
        return last;
    }

    private PlanRunner<List<String>> runnerAt(Instant now) {
        return TestRunner.of(
                Service.REPLICATION, journal, leases, Clock.fixed(now, ZoneOffset.UTC));
    }

    private Page<List<String>> page() {
        return journal.read(World.order().upgrade()).orElseThrow().page();
    }

    private static List<String> outcomes(Progress progress) {
        return progress.events().stream()
                .filter(StepEnded.class::isInstance)
                .map(event -> ((StepEnded) event).outcome())
                .toList();
    }
}
