package io.greenlight.cutover.pause;

import io.greenlight.backbone.plan.Failpoints;
import io.greenlight.contracts.Fault;
import io.greenlight.contracts.SwitchoverFigures;
import io.greenlight.cutover.database.Fence;
import io.greenlight.cutover.pooler.Pooler;
import io.greenlight.cutover.pooler.Together;
import io.greenlight.cutover.run.CutoverConfig;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;

/// What happens while clients wait: poolers paused, the source fenced, the marker through the gate,
/// sequences and the way back made ready, the commit row written, poolers led to the target.
///
/// Up to the commit row everything can be taken back ([Opening#source]); whoever comes after a
/// crash reads the row and knows which of the two to do.
final class Pause {

    private static final Duration ENDING = Duration.ofMillis(1);

    private final Stage stage;
    private final Rehearsed rehearsed;
    private final CutoverConfig config;
    private final Failpoints failpoints;
    private final Crossing crossing;
    private final Laps laps = new Laps();

    Pause(Stage stage, Rehearsed rehearsed, CutoverConfig config, Failpoints failpoints) {
        this.stage = stage;
        this.rehearsed = rehearsed;
        this.config = config;
        this.failpoints = failpoints;
        this.crossing = new Crossing(stage, rehearsed, config);
    }

    /// @param held compares the sides later; it takes hold of what the target shows behind the gate
    /// @throws Refusal if it must not be; the caller opens the source again
    Passage run(String nonce, int attempt, Contents held) throws Exception {
        pausePoolers();
        mark("paused");
        fence();
        mark("fenced");
        Crossing.Passed passed = crossing.passGate(nonce);
        mark("gate");
        crossing.readyTarget(passed.sequences(), held);
        mark("ready");
        stage.targetControl().commitRow().write(stage.order().upgrade(), attempt);
        mark("committed");
        Opening.target(stage);
        mark("resumed");
        Opening.probe(stage);
        int checked = passed.sequences().stream().mapToInt(List::size).sum();
        return new Passage(
                new SwitchoverFigures(laps.total(), passed.took(), 0, 0, false, checked, 0),
                laps.toString());
    }

    private void mark(String lap) {
        laps.lap(lap);
        failpoints.reached("switch-over." + lap);
    }

    /// The source takes no new session as soon as poolers hold their clients back; the transactions
    /// that are open end meanwhile.
    private void pausePoolers() throws Exception {
        long until = System.nanoTime() + config.pauseDeadline().toNanos();
        Future<?> pausing =
                Together.begin(() ->
                        Together.run(
                                stage.poolers().stream()
                                        .<Together.Act>map(pooler -> pooler::pause)
                                        .toList()));
        try {
            awaitHolding(pausing, until);
            stage.sourceControl().fence().lock(rehearsed.locking());
            Together.await(pausing, until);
        } catch (TimeoutException late) {
            throw new Refusal(
                    "pooler-not-quiet",
                    Fault.OPERATOR,
                    "Clients of %s held transactions open for longer than %s"
                            .formatted(
                                    stage.poolers().stream().map(Pooler::name).toList(),
                                    config.pauseDeadline()),
                    "It is tried again; shorter transactions, or a longer cutover.pause-deadline");
        }
    }

    /// A pooler that opens a session on a source without logins would be refused, and its clients
    /// with it.
    private void awaitHolding(Future<?> pausing, long until) throws Exception {
        for (Pooler pooler : stage.poolers()) {
            while (!pausing.isDone() && !pooler.isHolding()) {
                if (System.nanoTime() > until) {
                    throw new TimeoutException();
                }
            }
        }
    }

    private void fence() throws Exception {
        Fence fence = stage.sourceControl().fence();
        long until = System.nanoTime() + config.fenceDeadline().toNanos();
        while (true) {
            fence.endSessions();
            List<Fence.Session> left = fence.foreignSessions();
            if (left.isEmpty()) {
                return;
            }
            if (System.nanoTime() > until) {
                throw new Refusal(
                        "fence-not-proved",
                        Fault.OPERATOR,
                        "Sessions are left on the fenced source: " + left,
                        "Find out who they are, and give them a role that can be locked out");
            }
            // They take a moment to end, and processors to do it.
            Thread.sleep(ENDING);
        }
    }
}
