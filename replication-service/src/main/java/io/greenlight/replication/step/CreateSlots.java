package io.greenlight.replication.step;

import io.greenlight.backbone.cluster.Endpoint;
import io.greenlight.backbone.cluster.database.Slots.Slot;
import io.greenlight.backbone.plan.Run;
import io.greenlight.backbone.plan.Step;
import io.greenlight.backbone.plan.StepOutcome;
import io.greenlight.contracts.Fault;
import io.greenlight.contracts.Reason;
import io.greenlight.replication.database.Session;
import io.greenlight.replication.run.ReplicationConfig;
import io.greenlight.replication.run.ReplicationFacts;
import io.greenlight.replication.run.SourceDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Makes the slot of every database, before the clone: from there on the source keeps what the
/// clone will not have. PostgreSQL waits for every open write to end before it makes one; who is in
/// the way is named.
///
/// - **Again:** a slot that is there and ours stays.
/// - **Undo:** every slot of the run goes, its reader is ended; they are found by their names, in
///   whatever database, for one that was renamed meanwhile still holds back log.
public final class CreateSlots implements Step<ReplicationFacts> {

    private final Access access;
    private final ReplicationConfig config;

    public CreateSlots(Access access, ReplicationConfig config) {
        this.access = access;
        this.config = config;
    }

    @Override
    public String name() {
        return "create-slots";
    }

    @Override
    public StepOutcome run(Run<ReplicationFacts> run) throws Exception {
        List<String> blockers = new ArrayList<>();
        List<String> foreign = new ArrayList<>();
        access.eachOnSource(
                run, (database, session) -> create(run, database, session, blockers, foreign));
        if (!foreign.isEmpty()) {
            return new StepOutcome.GiveUp(
                    new Reason(
                            "slot-taken",
                            Fault.OPERATOR,
                            "Slots of our names are there, and are not ours: " + foreign,
                            "SELECT pg_drop_replication_slot('...') for each, if nobody needs it"));
        }
        return blockers.isEmpty()
                ? new StepOutcome.Done(
                        "%d slots keep what comes from now on"
                                .formatted(run.facts().foundSource().databases().size()))
                : new StepOutcome.NotYet(
                        "a slot waits for open writes: " + String.join("; ", blockers),
                        Duration.ofSeconds(2));
    }

    @Override
    public StepOutcome undo(Run<ReplicationFacts> run) throws Exception {
        if (run.facts().anySource().isEmpty()) {
            return new StepOutcome.Done("no slot was made");
        }
        Endpoint source = access.sourceWriter(run);
        List<String> left = new ArrayList<>();
        try (Session control = access.openMaintenance(run, source)) {
            List<String> open = control.databases();
            Map<String, String> slots = control.slots().of(Access.names(run));
            for (Map.Entry<String, String> slot : slots.entrySet()) {
                boolean gone =
                        open.contains(slot.getKey())
                                ? drop(run, source, slot)
                                // The manual wants its own database, which takes nobody in any
                                // more; PostgreSQL itself does not.
                                : control.slots().drop(slot.getValue());
                if (!gone) {
                    left.add(slot.getValue());
                }
            }
        }
        return left.isEmpty()
                ? new StepOutcome.Done("the slots are gone")
                : new StepOutcome.NotYet("slots are still read: " + left, Duration.ofSeconds(1));
    }

    private boolean drop(Run<ReplicationFacts> run, Endpoint source, Map.Entry<String, String> slot)
            throws Exception {
        try (Session session = access.open(run, source, slot.getKey())) {
            return session.slots().drop(slot.getValue());
        }
    }

    private void create(
            Run<ReplicationFacts> run,
            SourceDatabase database,
            Session session,
            List<String> blockers,
            List<String> foreign)
            throws Exception {
        String name = Access.names(run).slot(database.number());
        if (session.slots().find(name).isEmpty()) {
            blockers.addAll(session.slotAttempt(config.slotDeadline()).make(name));
        }
        Optional<Slot> slot = session.slots().find(name);
        if (slot.isEmpty()) {
            return;
        }
        if (slot.get().isOurs(database.name())) {
            run.keep(
                    run.facts()
                            .with(
                                    run.facts()
                                            .foundSource()
                                            .with(database.keptFrom(slot.get().confirmed()))));
        } else {
            foreign.add(name);
        }
    }
}
