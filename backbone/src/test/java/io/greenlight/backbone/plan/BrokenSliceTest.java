package io.greenlight.backbone.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.greenlight.backbone.journal.FakeJournal;
import io.greenlight.backbone.journal.FakeLeases;
import io.greenlight.backbone.journal.Journal;
import io.greenlight.backbone.journal.Page;
import io.greenlight.contracts.Service;
import io.greenlight.contracts.StepEnded;
import io.greenlight.contracts.UpgradeEvent;
import io.greenlight.contracts.UpgradeId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// A slice that breaks off has no progress to hand over.
class BrokenSliceTest {

    private final World world = new World();
    private final FakeJournal<List<String>> journal = new FakeJournal<>();
    private final List<UpgradeEvent> told = new ArrayList<>();

    @Test
    void whatIsWrittenDownIsToldAndNothingElse() {
        Plan<List<String>> plan =
                new Plan<>(
                        List.of(world.making("a"), world.making("b"), world.making("c")),
                        List.of());

        // The run begins, "a" begins and keeps a fact, "b" begins, and keeps one in vain.
        assertThrows(
                UncheckedIOException.class, () -> runner(4).advance(World.order(), plan, List::of));

        assertEquals(List.of("make-a"), steps());
    }

    private List<String> steps() {
        return told.stream().map(one -> ((StepEnded) one).step()).toList();
    }

    private PlanRunner<List<String>> runner(int writes) {
        return new PlanRunner<>(
                Service.CUTOVER,
                new BrokenJournal<>(journal, writes),
                new FakeLeases(),
                place -> {},
                Clock.fixed(Instant.EPOCH, ZoneOffset.UTC),
                Duration.ofMinutes(1),
                dispatch -> told.add(dispatch.event()));
    }

    /// Its storage is away after so many writes, for every attempt of a step and around it.
    private record BrokenJournal<F>(FakeJournal<F> journal, int writes) implements Journal<F> {

        @Override
        public Optional<Entry<F>> read(UpgradeId upgrade) {
            return journal.read(upgrade);
        }

        @Override
        public Entry<F> write(Optional<Entry<F>> previous, Page<F> page) {
            if (journal.writes() >= writes) {
                throw new UncheckedIOException(new IOException("the bucket is away"));
            }
            return journal.write(previous, page);
        }
    }
}
