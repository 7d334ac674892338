package io.greenlight.cutover.pause;

import io.greenlight.backbone.plan.Failpoints;
import io.greenlight.contracts.UpgradeOrder;
import io.greenlight.cutover.database.Session;
import io.greenlight.cutover.database.Sessions;
import io.greenlight.cutover.run.CutoverConfig;
import io.greenlight.cutover.run.CutoverFacts;
import io.greenlight.cutover.run.Sides;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/// Takes clients from the source to the target, or leaves them where they were; and finds out, for
/// whoever comes after a crash, which of the two it was.
@Singleton
public final class Switchover {

    /// A rehearsal keeps processors busy, and a pause leaves a queue behind. What waits is worked
    /// off before anything else is asked of the machine.
    private static final Duration BREATH = Duration.ofMillis(500);

    private final StageOpener stages;
    private final Sessions sessions;
    private final PauseMarks marks;
    private final Comparer comparer;
    private final CutoverConfig config;
    private final Failpoints failpoints;
    private final RandomGenerator random;

    @Inject
    public Switchover(
            StageOpener stages,
            Sessions sessions,
            PauseMarks marks,
            Comparer comparer,
            CutoverConfig config,
            Failpoints failpoints,
            RandomGenerator random) {
        this.stages = stages;
        this.sessions = sessions;
        this.marks = marks;
        this.comparer = comparer;
        this.config = config;
        this.failpoints = failpoints;
        this.random = random;
    }

    /// What became of an attempt.
    public sealed interface Outcome {

        /// Clients are on the target.
        record Switched(Passage passage) implements Outcome {}

        /// They are, but it was another process that took them there; nothing was measured.
        record SwitchedBefore() implements Outcome {}

        /// They are on the source and go on there.
        record Refused(Refusal refusal) implements Outcome {}

        /// Another copy is in this pause now.
        record Busy() implements Outcome {}
    }

    /// Tries it once.
    ///
    /// @param keep writes down the roles that a fence is about to lock out
    public Outcome attempt(
            UpgradeOrder order, CutoverFacts facts, int attempt, Consumer<List<String>> keep)
            throws Exception {
        Sides sides = facts.foundSides();
        try (Session keeper = stages.openSourceControl(order, sides)) {
            if (!isOurs(keeper, order)) {
                return new Outcome.Busy();
            }
            try (Stage stage = stages.openForCrossing(order, sides)) {
                return settle(stage, facts.fenced())
                        ? new Outcome.SwitchedBefore()
                        : cross(stage, attempt, keep);
            }
        }
    }

    private Outcome cross(Stage stage, int attempt, Consumer<List<String>> keep) throws Exception {
        Contents contents =
                Contents.open(
                        sessions,
                        stage.sides(),
                        stages.login(stage.order()),
                        stage.names(),
                        config.comparisonShare());
        try {
            Passage passage = pause(stage, attempt, contents, keep);
            comparer.begin(stage.order().upgrade(), contents);
            return new Outcome.Switched(passage);
        } catch (Refusal refusal) {
            contents.close();
            return new Outcome.Refused(refusal);
        } catch (Exception broken) {
            contents.close();
            throw broken;
        }
    }

    /// Ends a pause that was cut off, one way or the other; nothing if its copy is still in it.
    ///
    /// @return whether clients are on the target; empty if another copy is in the pause
    public Optional<Boolean> recover(UpgradeOrder order, CutoverFacts facts) throws Exception {
        try (Session keeper = stages.openSourceControl(order, facts.foundSides())) {
            return isOurs(keeper, order) ? Optional.of(settle(order, facts)) : Optional.empty();
        }
    }

    /// The same for a pause that is marked; nothing if it is not by now, because its copy ended it.
    public Optional<Boolean> recoverIfMarked(UpgradeOrder order, CutoverFacts facts)
            throws Exception {
        try (Session keeper = stages.openSourceControl(order, facts.foundSides())) {
            return isOurs(keeper, order) && marks.all().contains(order.upgrade())
                    ? Optional.of(settle(order, facts))
                    : Optional.empty();
        }
    }

    /// Whoever has this lock is in the pause, or ends it; it goes with the session that took it.
    private static boolean isOurs(Session keeper, UpgradeOrder order) throws Exception {
        return keeper.activity().lock(order.upgrade().value());
    }

    private boolean settle(UpgradeOrder order, CutoverFacts facts) throws Exception {
        try (Stage stage = stages.open(order, facts.foundSides())) {
            return settle(stage, facts.fenced());
        }
    }

    private boolean settle(Stage stage, List<String> fenced) throws Exception {
        boolean over = stage.targetControl().commitRow().isThere(stage.order().upgrade());
        if (over) {
            Opening.target(stage);
            Opening.probe(stage);
        } else {
            Opening.source(stage, fenced);
        }
        marks.clear(stage.order().upgrade());
        return over;
    }

    private Passage pause(Stage stage, int attempt, Contents contents, Consumer<List<String>> keep)
            throws Exception {
        String nonce = HexFormat.of().toHexDigits(random.nextLong());
        Rehearsed rehearsed = new Rehearsal(stage, config).run(nonce, contents);
        keep.accept(rehearsed.roles());
        marks.set(stage.order().upgrade());
        // Nobody waits yet: see what the breath is for.
        Thread.sleep(BREATH);
        try {
            Passage passage =
                    new Pause(stage, rehearsed, config, failpoints).run(nonce, attempt, contents);
            // Clients come first: all that is left to do can wait.
            Thread.sleep(BREATH);
            marks.clear(stage.order().upgrade());
            return passage;
        } catch (Exception failed) {
            settle(stage, rehearsed.roles());
            throw failed;
        }
    }
}
