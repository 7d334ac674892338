package io.greenlight.cutover.pause;

import io.greenlight.backbone.parallel.Together;
import io.greenlight.contracts.Fault;
import io.greenlight.cutover.database.Sequences;
import io.greenlight.cutover.database.Session;
import io.greenlight.cutover.run.CutoverConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/// The way over, behind the fence: through the gate, and the target made ready. A rehearsal goes it
/// again and again while clients are at work, and ends before what a client would see.
final class Crossing {

    private final Stage stage;
    private final Rehearsed rehearsed;
    private final CutoverConfig config;

    Crossing(Stage stage, Rehearsed rehearsed, CutoverConfig config) {
        this.stage = stage;
        this.rehearsed = rehearsed;
        this.config = config;
    }

    /// What came through the gate.
    ///
    /// @param took from the first marker's commit on the source to the last one's arrival
    record Passed(Duration took, List<List<Sequences.Value>> sequences) {}

    /// The marker goes its way while the source is asked whether all is as the rehearsal saw it.
    Passed passGate(String nonce) throws Exception {
        Gate gate = new Gate(stage, config.gateDeadline());
        List<List<Sequences.Value>> sequences = new ArrayList<>();
        Together.run(
                List.of(() -> gate.pass(nonce), () -> sequences.addAll(requireUnchanged(gate))));
        return new Passed(gate.took(), sequences);
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
        List<String> prepared = stage.witnesses().getFirst().activity().prepared();
        if (!prepared.isEmpty()) {
            throw new Refusal(
                    "prepared-transactions",
                    Fault.OPERATOR,
                    "Transactions were prepared at the last moment: " + prepared,
                    "COMMIT PREPARED or ROLLBACK PREPARED each of them");
        }
    }

    private List<Sequences.Value> requireUnchanged(Gate gate, int database) throws Exception {
        Session source = stage.witnesses().get(database);
        gate.requireReader(database, rehearsed.readers().get(database));
        if (!source.schema().stamp().equals(rehearsed.stamps().get(database))) {
            throw new Refusal(
                    "schema-restless",
                    Fault.OPERATOR,
                    "The schema of %s, or a role, was changed just before the pause"
                            .formatted(source.database()),
                    "It is tried again, and what was changed is looked at in full; keep DDL off"
                            + " until the upgrade is over");
        }
        return source.sequences().values(config.sequenceHeadroom());
    }

    /// Sets the sequences, and holds fast what both sides show now.
    void readyTarget(List<List<Sequences.Value>> sequences, Contents held) throws Exception {
        List<Together.Act> acts = new ArrayList<>(held.holding());
        stage.databases().forEach(i -> acts.add(() -> setSequences(i, sequences.get(i))));
        Together.run(acts);
    }

    private void setSequences(int database, List<Sequences.Value> values) throws Exception {
        int set = stage.target().get(database).sequences().set(values);
        if (set != values.size()) {
            throw new Refusal(
                    "sequences-not-set",
                    Fault.GREENLIGHT,
                    "%d of %d sequences were set on the target".formatted(set, values.size()),
                    "Inject cutover-requested; if it comes again, report it");
        }
    }
}
