package io.greenlight.cutover.pause;

import io.greenlight.backbone.plan.Failpoints;
import io.greenlight.contracts.UpgradeId;
import io.greenlight.contracts.UpgradeOrder;
import io.greenlight.cutover.database.Session;
import io.greenlight.cutover.database.Sessions;
import io.greenlight.cutover.run.CutoverConfig;
import io.greenlight.cutover.run.CutoverFacts;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;

/// Takes clients from the source to the target, or leaves them where they were; and finds out, for
/// whoever comes after a crash, which of the two it was.
@Singleton
public final class Switchover {

    private static final Logger LOG = Logger.getLogger(Switchover.class);

    /// A rehearsal keeps processors busy, and a pause leaves a queue behind. What waits is worked
    /// off before anything else is asked of the machine.
    private static final int RESTS_IN_A_BREATH = 5;

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
        boolean wasCutOff = marks.all().contains(order.upgrade());
        if (wasCutOff && finishIfOver(order, facts)) {
            return new Outcome.SwitchedBefore();
        }
        try (Session keeper = stages.openSourceControl(order, facts.foundSides())) {
            if (!isOurs(keeper, order)) {
                return new Outcome.Busy();
            }
            if (wasCutOff && settle(order, facts)) {
                return new Outcome.SwitchedBefore();
            }
            try (Stage stage = stages.openForCrossing(order, facts.foundSides())) {
                OptionalInt turn = stage.targetControl().offer().nextTurn(order.upgrade());
                if (stage.targetControl().commitRow().isThere(order.upgrade())) {
                    return new Outcome.SwitchedBefore();
                }
                openSource(stage, facts.fenced());
                return turn.isEmpty()
                        ? new Outcome.Refused(Refusal.notOffered())
                        : cross(stage, turn.getAsInt(), attempt, keep);
            }
        }
    }

    private Outcome cross(Stage stage, int turn, int attempt, Consumer<List<String>> keep)
            throws Exception {
        Contents contents =
                Contents.open(
                        sessions,
                        stage.sides(),
                        stages.login(stage.order()),
                        stage.names(),
                        config.comparisonShare());
        Outcome outcome = null;
        try {
            String nonce = HexFormat.of().toHexDigits(random.nextLong());
            Rehearsed rehearsed = new Rehearsal(stage, turn, config).run(nonce, contents);
            keep.accept(rehearsed.roles());
            outcome = pause(stage, rehearsed, nonce, attempt, contents);
        } catch (Refusal refusal) {
            outcome = new Outcome.Refused(refusal);
        } finally {
            if (!(outcome instanceof Outcome.Switched)) {
                contents.close();
            }
        }
        return outcome;
    }

    private Outcome pause(
            Stage stage, Rehearsed rehearsed, String nonce, int attempt, Contents contents)
            throws Exception {
        UpgradeId upgrade = stage.order().upgrade();
        marks.set(upgrade);
        // Nobody waits yet: see what the breath is for.
        Thread.sleep(config.rest().multipliedBy(RESTS_IN_A_BREATH));
        Pause pause = new Pause(stage, rehearsed, config, failpoints);
        try {
            Passage passage = pause.run(nonce, attempt, contents);
            comparer.begin(upgrade, contents);
            // Clients come first: all that is left to do can wait.
            Thread.sleep(config.rest().multipliedBy(RESTS_IN_A_BREATH));
            if (passage.closed().isEmpty()) {
                marks.clear(upgrade);
            }
            return new Outcome.Switched(passage);
        } catch (Exception failed) {
            return broken(stage, rehearsed, pause, failed);
        }
    }

    /// As long as the commit row was not sent, nobody has to be asked on which side we are.
    private Outcome broken(Stage stage, Rehearsed rehearsed, Pause pause, Exception failed)
            throws Exception {
        if (pause.mayBeOver()) {
            if (settle(stage, rehearsed.roles())) {
                return new Outcome.SwitchedBefore();
            }
        } else {
            openSource(stage, rehearsed.roles());
        }
        if (failed instanceof InterruptedException interrupted) {
            throw interrupted;
        }
        return new Outcome.Refused(
                failed instanceof Refusal refusal ? refusal : Refusal.broken(failed));
    }

    /// Opens the target for everyone who waits still; nothing if nobody does.
    ///
    /// @return the poolers that could not be opened, and why; as long as there are some, the pause
    ///   stays marked, and whoever watches marks goes on trying
    public List<String> openTarget(UpgradeOrder order, CutoverFacts facts) throws Exception {
        if (!marks.all().contains(order.upgrade())) {
            return List.of();
        }
        return openIfOver(order, facts)
                .orElseThrow(() -> new IllegalStateException("the commit row is gone"));
    }

    /// @return false if the commit row is not there
    private boolean finishIfOver(UpgradeOrder order, CutoverFacts facts) throws Exception {
        return openIfOver(order, facts).isPresent();
    }

    /// Behind the commit row there is one way, whoever goes it: no lock is needed, and no source.
    ///
    /// @return the poolers that could not be opened; empty if the row is not there
    private Optional<List<String>> openIfOver(UpgradeOrder order, CutoverFacts facts)
            throws Exception {
        try (Stage stage = stages.openTarget(order, facts.foundSides())) {
            return stage.targetControl().commitRow().isThere(order.upgrade())
                    ? Optional.of(openTarget(stage))
                    : Optional.empty();
        }
    }

    /// Ends a pause that was cut off, one way or the other; nothing if its copy is still in it.
    ///
    /// @return whether clients are on the target; empty if another copy is in the pause
    public Optional<Boolean> recover(UpgradeOrder order, CutoverFacts facts) throws Exception {
        if (goneBackWithoutTarget(order, facts)) {
            return Optional.of(false);
        }
        if (finishIfOver(order, facts)) {
            return Optional.of(true);
        }
        try (Session keeper = stages.openSourceControl(order, facts.foundSides())) {
            return isOurs(keeper, order) ? Optional.of(settle(order, facts)) : Optional.empty();
        }
    }

    /// The same for a pause that is marked; nothing if it is not by now, because its copy ended it.
    public Optional<Boolean> recoverIfMarked(UpgradeOrder order, CutoverFacts facts)
            throws Exception {
        if (goneBackWithoutTarget(order, facts)) {
            return Optional.of(false);
        }
        if (finishIfOver(order, facts)) {
            return Optional.of(true);
        }
        try (Session keeper = stages.openSourceControl(order, facts.foundSides())) {
            return isOurs(keeper, order) && marks.all().contains(order.upgrade())
                    ? Optional.of(settle(order, facts))
                    : Optional.empty();
        }
    }

    /// On a target that is no more, nobody is: then the source is opened.
    ///
    /// @return false if there is a target
    private boolean goneBackWithoutTarget(UpgradeOrder order, CutoverFacts facts) throws Exception {
        boolean gone = stages.isTargetGone(facts.foundSides());
        if (gone) {
            try (Stage stage = stages.openSource(order, facts.foundSides())) {
                openSource(stage, facts.fenced());
            }
        }
        return gone;
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

    /// The turn is ended first: whoever is about to write the commit row has done it by then, or
    /// never will.
    private boolean settle(Stage stage, List<String> fenced) throws Exception {
        UpgradeId upgrade = stage.order().upgrade();
        stage.targetControl().offer().nextTurn(upgrade);
        boolean over = stage.targetControl().commitRow().isThere(upgrade);
        if (over) {
            openTarget(stage);
        } else {
            openSource(stage, fenced);
        }
        return over;
    }

    /// A pooler that cannot be opened keeps the mark, so that it is tried again; that clients are
    /// on the target is true without it.
    private List<String> openTarget(Stage stage) throws Exception {
        List<String> closed = Opening.eachToTarget(stage);
        if (closed.isEmpty()) {
            marks.clear(stage.order().upgrade());
        } else {
            LOG.warnf("clients wait at poolers that cannot be led to the target: %s", closed);
        }
        return closed;
    }

    private void openSource(Stage stage, List<String> fenced) throws Exception {
        Opening.source(stage, fenced);
        marks.clear(stage.order().upgrade());
    }
}
