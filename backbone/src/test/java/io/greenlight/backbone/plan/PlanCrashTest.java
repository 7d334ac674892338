package io.greenlight.backbone.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.greenlight.backbone.journal.FakeJournal;
import io.greenlight.backbone.journal.FakeJournal.When;
import io.greenlight.backbone.journal.FakeLeases;
import io.greenlight.backbone.journal.RunState;
import io.greenlight.contracts.Fault;
import io.greenlight.contracts.Reason;
import io.greenlight.contracts.Service;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The process ends before and after every write of the journal; another copy goes on with what is
/// there, and the end is the same.
class PlanCrashTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final Reason REASON =
            new Reason("no-luck", Fault.PLATFORM, "it did not work", "try again");

    private final World world = new World();
    private final FakeJournal<List<String>> journal = new FakeJournal<>();

    static Stream<Arguments> finishing() {
        return crashes(
                test -> test.runner().advance(World.order(), test.finishingPlan(), List::of));
    }

    static Stream<Arguments> givingUp() {
        return crashes(test -> test.runner().advance(World.order(), test.failingPlan(), List::of));
    }

    static Stream<Arguments> abandoned() {
        return crashes(test -> test.abandonFinished());
    }

    @ParameterizedTest
    @MethodSource("finishing")
    void aRunThatCrashedIsFinished(int write, When when) {
        journal.crashAt(write, when);
        assertThrows(FakeJournal.Crash.class, () -> advance(finishingPlan()));

        Progress progress = advance(finishingPlan());

        assertInstanceOf(RunState.Finished.class, progress.state());
        assertEquals(List.of("+a", "+b", "+c"), world.acts());
    }

    @ParameterizedTest
    @MethodSource("givingUp")
    void aRunThatCrashedWhileItGaveUpIsUnwound(int write, When when) {
        journal.crashAt(write, when);
        assertThrows(FakeJournal.Crash.class, () -> advance(failingPlan()));

        Progress progress = advance(failingPlan());

        assertEquals(new RunState.Unwound(REASON), progress.state());
        assertEquals(Set.of(), world.things());
    }

    @ParameterizedTest
    @MethodSource("abandoned")
    void anUnwindingThatCrashedIsAskedForAgainAndEnds(int write, When when) {
        journal.crashAt(write, when);
        assertThrows(FakeJournal.Crash.class, this::abandonFinished);

        Progress progress = abandonFinished();

        assertEquals(new RunState.Unwound(REASON), progress.state());
        assertEquals(Set.of(), world.things());
    }

    /// Every write that such a run makes, from both sides.
    private static Stream<Arguments> crashes(Way way) {
        PlanCrashTest undisturbed = new PlanCrashTest();
        way.go(undisturbed);
        return IntStream.rangeClosed(1, undisturbed.journal.writes())
                .boxed()
                .flatMap(write -> Stream.of(When.values()).map(when -> Arguments.of(write, when)));
    }

    private Progress advance(Plan<List<String>> plan) {
        return runner().advance(World.order(), plan, List::of);
    }

    private Progress abandonFinished() {
        advance(finishingPlan());
        return runner().unwind(World.order(), finishingPlan(), List::of, REASON);
    }

    private Plan<List<String>> finishingPlan() {
        return new Plan<>(
                List.of(world.making("a"), world.making("b"), world.making("c")), List.of());
    }

    private Plan<List<String>> failingPlan() {
        return new Plan<>(
                List.of(
                        world.making("a"),
                        world.making("b"),
                        world.making("c", run -> new StepOutcome.GiveUp(REASON))),
                List.of());
    }

    private PlanRunner<List<String>> runner() {
        return TestRunner.of(
                Service.REPLICATION, journal, new FakeLeases(), Clock.fixed(NOON, ZoneOffset.UTC));
    }

    /// What a test does with a run.
    @FunctionalInterface
    private interface Way {
        void go(PlanCrashTest test);
    }
}
