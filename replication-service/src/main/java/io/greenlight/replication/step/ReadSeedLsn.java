package io.greenlight.replication.step;

import io.greenlight.backbone.cluster.database.PublishableTables.Table;
import io.greenlight.backbone.cluster.database.Slots.Slot;
import io.greenlight.backbone.plan.Run;
import io.greenlight.backbone.plan.Step;
import io.greenlight.backbone.plan.StepOutcome;
import io.greenlight.contracts.Fault;
import io.greenlight.contracts.Lsn;
import io.greenlight.contracts.Reason;
import io.greenlight.replication.database.Session;
import io.greenlight.replication.run.ReplicationFacts;
import io.greenlight.replication.run.SourceDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads where the clone's storage ends in the source's log, before an upgrade makes that
/// unreadable, and proves that this clone belongs to these slots: the mark of the run is on it, and
/// the position lies between what the slots have confirmed and what the source has written.
///
/// - **Again:** reads the same.
/// - **Undo:** there is nothing to take back.
public final class ReadSeedLsn implements Step<ReplicationFacts> {

    private final Access access;

    public ReadSeedLsn(Access access) {
        this.access = access;
    }

    @Override
    public String name() {
        return "read-seed-lsn";
    }

    @Override
    public StepOutcome run(Run<ReplicationFacts> run) throws Exception {
        List<String> wrong = new ArrayList<>();
        List<Lsn> seeds = new ArrayList<>();
        List<String> unpublished = new ArrayList<>();
        access.eachOnTarget(
                run,
                (database, session) -> {
                    seeds.add(session.volumeStart());
                    session.publication().missing().stream()
                            .map(Table::quoted)
                            .forEach(unpublished::add);
                    Optional<String> mark = session.mark().read(run.order().upgrade());
                    if (!mark.equals(Optional.of(run.facts().requiredNonce()))) {
                        wrong.add("the mark of this run is not in " + database.name());
                    }
                });
        Lsn seed = seeds.getFirst();
        access.eachOnSource(run, (database, session) -> check(run, database, session, seed, wrong));
        if (!unpublished.isEmpty()) {
            return new StepOutcome.GiveUp(madeMeanwhile(unpublished));
        }
        if (!wrong.isEmpty()) {
            return new StepOutcome.GiveUp(
                    new Reason(
                            "clone-not-ours",
                            Fault.PLATFORM,
                            "The clone cannot be fed from our slots: " + String.join("; ", wrong),
                            "Inject replication-requested: it is built anew"));
        }
        run.keep(run.facts().seededAt(seed));
        return new StepOutcome.Done("the clone holds everything before " + seed);
    }

    @Override
    public StepOutcome undo(Run<ReplicationFacts> run) {
        return new StepOutcome.Done("nothing was changed");
    }

    /// The publication has come along with the clone and is compared there, where both stand still.
    private static Reason madeMeanwhile(List<String> tables) {
        return new Reason(
                "schema-changed",
                Fault.OPERATOR,
                "Tables were made between publication and clone: " + String.join(", ", tables),
                "Leave the schema alone while the target is built");
    }

    private static void check(
            Run<ReplicationFacts> run,
            SourceDatabase database,
            Session session,
            Lsn seed,
            List<String> wrong)
            throws Exception {
        String name = Access.names(run).slot(database.number());
        Optional<Slot> slot = session.slots().find(name);
        if (slot.isEmpty()) {
            wrong.add("slot %s is gone".formatted(name));
            return;
        }
        if (slot.get().reader().isThere()) {
            wrong.add("slot %s is read by %s".formatted(name, slot.get().reader()));
        }
        if (!slot.get().confirmed().equals(database.requiredSlotFrom())) {
            wrong.add("slot %s was read by somebody meanwhile".formatted(name));
        }
        if (seed.compareTo(slot.get().confirmed()) < 0) {
            wrong.add(
                    "the clone ends at %s, before slot %s begins at %s"
                            .formatted(seed, name, slot.get().confirmed()));
        }
        Lsn now = session.currentLsn();
        if (seed.compareTo(now) > 0) {
            wrong.add("the clone ends at %s, behind the source at %s".formatted(seed, now));
        }
    }
}
