package io.greenlight.cutover.pause;

import io.greenlight.backbone.parallel.Together;
import io.greenlight.backbone.plan.Failpoints;
import io.greenlight.contracts.Fault;
import io.greenlight.contracts.SwitchoverFigures;
import io.greenlight.cutover.database.Fence;
import io.greenlight.cutover.pooler.Pooler;
import io.greenlight.cutover.run.CutoverConfig;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

/// What happens while clients wait: poolers paused, the source fenced, the marker through the gate,
/// sequences and the way back made ready, the commit row written, poolers led to the target.
///
/// Up to the commit row everything can be taken back ([Opening#source]); whoever comes after a
/// crash reads the row and knows which of the two to do.
final class Pause {

    /// A pooler that is asked all the time has none left to hold its clients.
    private static final long POLL_NANOS = 300_000;

    private final Stage stage;
    private final Rehearsed rehearsed;
    private final CutoverConfig config;
    private final Failpoints failpoints;
    private final Crossing crossing;
    private final Laps laps = new Laps();
    private boolean mayBeOver;

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
        requireNobody(true);
        mark("fenced");
        Crossing.Passed passed = crossing.passGate(nonce);
        mark("gate");
        Together.run(
                List.of(
                        () -> crossing.readyTarget(passed.sequences(), held),
                        this::requireFenceStands));
        mark("ready");
        commit(attempt);
        mark("committed");
        Optional<Exception> closed = openTarget();
        int checked = passed.sequences().stream().mapToInt(List::size).sum();
        return new Passage(
                new SwitchoverFigures(laps.total(), passed.took(), 0, 0, false, checked, 0),
                laps.toString(),
                closed);
    }

    /// Whether the commit row may be there: then the target alone can say on which side we are.
    boolean mayBeOver() {
        return mayBeOver;
    }

    /// The second look at the fence, while something else takes as long. A role that was made when
    /// the rehearsal had asked for roles is one that nobody locked out; now nobody can make one.
    private void requireFenceStands() throws Exception {
        requireNobody(false);
        List<String> open = stage.sourceControl().fence().roles(stage.names().replicationRole());
        if (!open.isEmpty()) {
            throw Refusal.rolesLeftOut(open);
        }
    }

    private void commit(int attempt) throws Exception {
        mayBeOver = true;
        boolean over =
                stage.targetControl()
                        .commitRow()
                        .write(stage.order().upgrade(), attempt, rehearsed.turn());
        if (!over) {
            // Whose turn it is now is not known: it is ended like one of a copy that is gone.
            throw Refusal.overtaken();
        }
    }

    /// Behind the commit row a failure takes nothing back: the next step opens what is closed.
    private Optional<Exception> openTarget() {
        try {
            Opening.target(stage);
            mark("resumed");
            Opening.probe(stage);
            return Optional.empty();
        } catch (Exception unreachable) {
            return Optional.of(unreachable);
        }
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
                LockSupport.parkNanos(POLL_NANOS);
            }
        }
    }

    /// @param ending whether to end those who are there
    private void requireNobody(boolean ending) throws Exception {
        long until = System.nanoTime() + config.fenceDeadline().toNanos();
        List<Fence.Session> left = stage.sourceControl().fence().awaitNobody(until, ending);
        if (!left.isEmpty()) {
            throw Refusal.fenceNotProved(left);
        }
    }
}
