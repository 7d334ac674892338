package io.greenlight.cutover.pause;

import io.greenlight.backbone.plan.Failpoints;
import io.greenlight.contracts.Fault;
import io.greenlight.contracts.SwitchoverFigures;
import io.greenlight.cutover.database.Fence;
import io.greenlight.cutover.database.Sequences;
import io.greenlight.cutover.database.Session;
import io.greenlight.cutover.pooler.Pooler;
import io.greenlight.cutover.pooler.Together;
import io.greenlight.cutover.run.CutoverConfig;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;

/// What happens while clients wait: poolers paused, the source fenced, the marker through the gate,
/// sequences and the way back made ready, the commit row written, poolers led to the target.
///
/// Up to the commit row everything can be taken back ([Opening#source]); whoever comes after a
/// crash reads the row and knows which of the two to do.
final class Pause {

    private final Stage stage;
    private final Rehearsed rehearsed;
    private final CutoverConfig config;
    private final Failpoints failpoints;
    private final Laps laps = new Laps();

    Pause(Stage stage, Rehearsed rehearsed, CutoverConfig config, Failpoints failpoints) {
        this.stage = stage;
        this.rehearsed = rehearsed;
        this.config = config;
        this.failpoints = failpoints;
    }

    /// @param held compares the sides later; it takes hold of what the target shows behind the gate
    /// @throws Refusal if it must not be; the caller opens the source again
    Passage run(String nonce, int attempt, Contents held) throws Exception {
        pausePoolers();
        mark("paused");
        fence();
        mark("fenced");
        List<List<Sequences.Value>> sequences = passGate(nonce);
        mark("gate");
        int behind = readyTarget(sequences, held);
        mark("ready");
        stage.targetControl().commitRow().write(stage.order().upgrade(), attempt);
        mark("committed");
        Opening.target(stage);
        mark("resumed");
        Opening.probe(stage);
        int checked = sequences.stream().mapToInt(List::size).sum();
        return new Passage(
                new SwitchoverFigures(laps.total(), laps.of("gate"), 0, 0, checked, behind),
                laps.toString());
    }

    private void mark(String lap) {
        laps.lap(lap);
        failpoints.reached("switch-over." + lap);
    }

    private void pausePoolers() throws Exception {
        try {
            Together.within(
                    config.pauseDeadline(),
                    () ->
                            Together.run(
                                    stage.poolers().stream()
                                            .<Together.Act>map(pooler -> pooler::pause)
                                            .toList()));
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

    private void fence() throws Exception {
        Fence fence = stage.sourceControl().fence();
        fence.lock(rehearsed.locking());
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
        }
    }

    /// The marker goes its way while the source is asked whether all is as the rehearsal saw it.
    private List<List<Sequences.Value>> passGate(String nonce) throws Exception {
        Gate gate = new Gate(stage, config.gateDeadline());
        gate.mark(nonce);
        List<List<Sequences.Value>> sequences = new ArrayList<>();
        Together.run(
                List.of(
                        () -> gate.awaitMarker(nonce),
                        () -> sequences.addAll(requireUnchanged(gate))));
        return sequences;
    }

    private List<List<Sequences.Value>> requireUnchanged(Gate gate) throws Exception {
        try {
            List<List<Sequences.Value>> sequences =
                    Together.call(
                            stage.databases()
                                    .<Callable<List<Sequences.Value>>>mapToObj(
                                            i -> () -> requireUnchanged(gate, i))
                                    .toList());
            requireNothingPrepared();
            return sequences;
        } catch (Exception refused) {
            gate.callOff();
            throw refused;
        }
    }

    private void requireNothingPrepared() throws Exception {
        List<String> prepared = stage.sourceControl().activity().prepared();
        if (!prepared.isEmpty()) {
            throw new Refusal(
                    "prepared-transactions",
                    Fault.OPERATOR,
                    "Transactions were prepared at the last moment: " + prepared,
                    "COMMIT PREPARED or ROLLBACK PREPARED each of them");
        }
    }

    private List<Sequences.Value> requireUnchanged(Gate gate, int database) throws Exception {
        Session source = stage.source().get(database);
        gate.requireReader(database, rehearsed.readers().get(database));
        gate.requirePublication(database);
        if (!source.schema().stamp().equals(rehearsed.stamps().get(database))) {
            throw new Refusal(
                    "schema-changed",
                    Fault.OPERATOR,
                    "The schema of %s was changed just before the pause"
                            .formatted(source.database()),
                    "Keep DDL off until the upgrade is over; the target is built anew");
        }
        return source.sequences().values(config.sequenceHeadroom());
    }

    private int readyTarget(List<List<Sequences.Value>> sequences, Contents held) throws Exception {
        List<Together.Act> acts = new ArrayList<>();
        List<String> behind = Collections.synchronizedList(new ArrayList<>());
        stage.databases()
                .forEach(i -> {
                    Session target = stage.target().get(i);
                    acts.add(() -> {
                        target.sequences().set(sequences.get(i));
                        behind.addAll(target.sequences().behind(sequences.get(i)));
                    });
                    acts.add(() ->
                            stage.slotMakers().get(i).slots().make(stage.names().slotBack(i)));
                });
        acts.add(held::hold);
        Together.run(acts);
        if (!behind.isEmpty()) {
            throw new Refusal(
                    "sequences-behind",
                    Fault.GREENLIGHT,
                    "Sequences on the target would repeat values: " + behind,
                    "Inject cutover-requested; if it comes again, report it");
        }
        return behind.size();
    }
}
