package io.greenlight.cutover.inplace;

import io.greenlight.backbone.cluster.database.StandingSlots;
import io.greenlight.backbone.plan.Run;
import io.greenlight.backbone.plan.Step;
import io.greenlight.backbone.plan.StepOutcome;
import io.greenlight.contracts.Fault;
import io.greenlight.contracts.Lsn;
import io.greenlight.contracts.Reason;
import io.greenlight.cutover.access.Access;
import io.greenlight.cutover.access.Server;
import io.greenlight.cutover.access.SlotNote;
import io.greenlight.cutover.run.CutoverConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Drops the logical slots that stand in the way of a new major, for which somebody has agreed. Who
/// reads one gets a while to read what was written when the step began; how each is made again is
/// written down before.
///
/// - **Again:** drops what is left, or came back.
/// - **Undo:** makes them again. Their readers have missed what was written meanwhile.
final class DropSlots implements Step<InPlaceFacts> {

    private static final Duration SOON = Duration.ofSeconds(1);

    private final Access access;
    private final SlotsAgain again;
    private final CutoverConfig config;

    DropSlots(Access access, SlotsAgain again, CutoverConfig config) {
        this.access = access;
        this.again = again;
        this.config = config;
    }

    @Override
    public String name() {
        return "drop-slots";
    }

    @Override
    public StepOutcome run(Run<InPlaceFacts> run) throws Exception {
        if (!run.order().path().crossesMajors()) {
            return new StepOutcome.Done("a new minor leaves slots as they are");
        }
        List<StandingSlots.Slot> slots;
        try (Server writer = access.openWriter(run)) {
            slots = writer.logicalSlots();
            List<String> foreign = foreign(run, slots);
            if (!foreign.isEmpty()) {
                return new StepOutcome.GiveUp(notMeant(foreign));
            }
            note(run, slots, writer);
            List<String> behind = behind(run, slots, writer);
            if (!behind.isEmpty() && run.elapsed().compareTo(config.drainDeadline()) < 0) {
                return new StepOutcome.NotYet(
                        "the readers of %s have not read all yet".formatted(behind), SOON);
            }
        }
        return drop(run, slots);
    }

    @Override
    public StepOutcome undo(Run<InPlaceFacts> run) throws Exception {
        return new StepOutcome.Done(again.make(run));
    }

    /// Slots that nobody has agreed to drop: made since the question was asked.
    private List<String> foreign(Run<InPlaceFacts> run, List<StandingSlots.Slot> slots) {
        List<String> meant = run.facts().slots().meant();
        List<String> others =
                slots.stream()
                        .map(StandingSlots.Slot::name)
                        .filter(name -> !meant.contains(name))
                        .toList();
        return others.isEmpty() || AwaitConsent.isTagged(access.cluster(run)) ? List.of() : others;
    }

    /// Writes down how they are made again, and how far their readers have to come.
    private static void note(Run<InPlaceFacts> run, List<StandingSlots.Slot> slots, Server writer)
            throws Exception {
        SlotFacts known = run.facts().slots();
        Map<String, SlotNote> notes = new LinkedHashMap<>();
        known.dropped().forEach(note -> notes.put(note.name(), note));
        slots.forEach(slot -> notes.put(slot.name(), SlotNote.of(slot)));
        Lsn goal = known.goal().isPresent() ? known.goal().get() : writer.position();
        SlotFacts noted = known.dropping(List.copyOf(notes.values())).drainingTo(goal);
        if (!noted.equals(known)) {
            run.keep(run.facts().with(noted));
        }
    }

    /// The slots that somebody reads who has not come as far as the log was when the step began.
    private static List<String> behind(
            Run<InPlaceFacts> run, List<StandingSlots.Slot> slots, Server writer) throws Exception {
        Lsn goal = run.facts().slots().goal().orElseThrow();
        List<String> behind = new ArrayList<>();
        for (StandingSlots.Slot slot : slots) {
            Optional<Lsn> confirmed = writer.confirmed(slot.name());
            if (confirmed.filter(read -> read.compareTo(goal) < 0).isPresent()) {
                behind.add(slot.name());
            }
        }
        return behind;
    }

    private StepOutcome drop(Run<InPlaceFacts> run, List<StandingSlots.Slot> slots)
            throws Exception {
        List<String> left = new ArrayList<>();
        for (StandingSlots.Slot slot : slots) {
            try (Server there = access.openWriter(run, slot.database())) {
                if (!there.dropSlot(slot.name())) {
                    left.add(slot.name());
                }
            }
        }
        if (!left.isEmpty()) {
            return new StepOutcome.NotYet("slots are still read: " + left, SOON);
        }
        List<String> dropped = run.facts().slots().dropped().stream().map(SlotNote::name).toList();
        return new StepOutcome.Done(
                dropped.isEmpty()
                        ? "no logical slot stands in the way"
                        : "the slots %s are dropped".formatted(dropped));
    }

    private static Reason notMeant(List<String> foreign) {
        return new Reason(
                "slot-without-consent",
                Fault.OPERATOR,
                "Logical slots came up that nobody has agreed to drop: %s".formatted(foreign),
                "You are asked again with the next attempt");
    }
}
