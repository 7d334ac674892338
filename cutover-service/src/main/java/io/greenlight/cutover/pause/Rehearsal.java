package io.greenlight.cutover.pause;

import io.greenlight.backbone.cluster.database.PublishableTables.Table;
import io.greenlight.backbone.cluster.database.Slots;
import io.greenlight.contracts.Fault;
import io.greenlight.cutover.database.Session;
import io.greenlight.cutover.pooler.Pooler;
import io.greenlight.cutover.run.CutoverConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Runs every statement of the pause once or more on this very JVM and these very sessions, without
/// anybody waiting: what would refuse in the pause refuses here, and what is slow the first time
/// (classes, plans, caches) has had its first time.
final class Rehearsal {

    private static final int ROUNDS = 15;

    /// A catalog of a hundred thousand objects can be compared in that.
    private static final Duration A_LOOK_AT_ALL = Duration.ofMinutes(2);

    private final Stage stage;
    private final int turn;
    private final CutoverConfig config;

    /// @param turn in which the commit row is to be written
    Rehearsal(Stage stage, int turn, CutoverConfig config) {
        this.stage = stage;
        this.turn = turn;
        this.config = config;
    }

    /// @throws Refusal if a pause would fail
    Rehearsed run(String nonce, Contents contents) throws Exception {
        limitStatements(A_LOOK_AT_ALL);
        requireFitPoolers();
        requireFence();
        requireReadableSequences();
        List<String> stamps = stamps();
        SchemaComparison.compare(stage, config.rest());
        limitStatements(config.gateDeadline());
        List<Slots.Reader> readers = replication();
        prepareWayBack();
        List<String> roles = stage.sourceControl().fence().roles(stage.names().replicationRole());
        String locking = stage.sourceControl().fence().locking(roles);
        requireLock(locking);
        Rehearsed rehearsed = new Rehearsed(turn, readers, stamps, roles, locking);
        goThrough(rehearsed, nonce, contents);
        return rehearsed;
    }

    /// What waits for a lock or for an answer in the pause, waits no longer than the gate would.
    private void limitStatements(Duration longest) throws Exception {
        for (Session session : stage.sessions()) {
            session.limitStatements((int) longest.toMillis());
        }
    }

    private void requireLock(String locking) throws Exception {
        Optional<String> objection = stage.sourceControl().fence().rehearse(locking);
        if (objection.isPresent()) {
            throw new Refusal(
                    "fence-not-allowed",
                    Fault.OPERATOR,
                    "The maintenance user cannot lock the application's roles out: "
                            + objection.get(),
                    "GRANT it each of these roles WITH ADMIN OPTION (from 16 on CREATEROLE alone"
                            + " does not do), then inject cutover-requested");
        }
    }

    private void requireFitPoolers() throws Exception {
        for (Pooler pooler : stage.poolers()) {
            List<String> objections = pooler.objections();
            if (!objections.isEmpty()) {
                throw new Refusal(
                        "pooler-unfit",
                        Fault.OPERATOR,
                        "Pooler %s: %s".formatted(pooler.name(), String.join("; ", objections)),
                        "Change its configuration, RELOAD it, then inject cutover-requested");
            }
            pooler.prepare();
            requireClientsWay(pooler);
            // Nobody waits for a rehearsal.
            Thread.sleep(config.rest());
        }
    }

    /// What is proved through a pooler is proved as a client would: by a login and a write.
    private static void requireClientsWay(Pooler pooler) throws Exception {
        try {
            pooler.probe();
        } catch (InterruptedException stopped) {
            throw stopped;
        } catch (Exception refused) {
            throw new Refusal(
                    "pooler-unfit",
                    Fault.OPERATOR,
                    "Pooler %s does not let the maintenance user write: %s"
                            .formatted(pooler.name(), refused.getMessage()),
                    "Let the maintenance user log in through it (auth_file or auth_query), RELOAD"
                            + " it, then inject cutover-requested");
        }
    }

    private void requireFence() throws Exception {
        List<String> sessions = stage.sourceControl().fence().sessionsOfOurUser();
        if (!sessions.isEmpty()) {
            throw usedByOthers(sessions);
        }
        List<String> prepared = stage.sourceControl().activity().prepared();
        if (!prepared.isEmpty()) {
            throw new Refusal(
                    "prepared-transactions",
                    Fault.OPERATOR,
                    "Prepared transactions are open, and no fence reaches them: " + prepared,
                    "COMMIT PREPARED or ROLLBACK PREPARED each of them");
        }
        stage.sourceControl().fence().foreignSessions();
    }

    private static Refusal usedByOthers(List<String> sessions) {
        return new Refusal(
                "maintenance-user-in-use",
                Fault.OPERATOR,
                "The maintenance user is used by others, whom a fence cannot lock out: " + sessions,
                "Give them a user of their own, or end these sessions");
    }

    private void requireReadableSequences() throws Exception {
        for (Session session : stage.source()) {
            List<String> unreadable = session.sequences().unreadable();
            if (!unreadable.isEmpty()) {
                throw new Refusal(
                        "sequence-unreadable",
                        Fault.OPERATOR,
                        "The maintenance user may not read these sequences in %s: %s"
                                .formatted(session.database(), unreadable),
                        "GRANT SELECT ON SEQUENCE ... to it, then inject cutover-requested");
            }
        }
    }

    private List<String> stamps() throws Exception {
        List<String> stamps = new ArrayList<>();
        for (Session session : stage.source()) {
            stamps.add(session.schema().stamp());
        }
        return stamps;
    }

    private List<Slots.Reader> replication() throws Exception {
        List<String> unfollowed = stage.sourceControl().unfollowed();
        if (!unfollowed.isEmpty()) {
            throw Refusal.unfollowed(unfollowed);
        }
        Gate gate = new Gate(stage, config.gateDeadline());
        List<Slots.Reader> readers = new ArrayList<>();
        for (int i = 0; i < stage.source().size(); i++) {
            gate.requireSubscription(i);
            gate.requirePublication(i);
            readers.add(gate.reader(i));
        }
        return readers;
    }

    /// The slots of the way back are made while nobody waits: what replication brings until the
    /// pause is passed over, because the way back starts where the commit row says. One of an
    /// earlier attempt would only have kept more log.
    private void prepareWayBack() throws Exception {
        for (int i = 0; i < stage.source().size(); i++) {
            Session target = stage.target().get(i);
            String slot = stage.slotBack(i);
            List<Table> tables = target.tables();
            target.publicationBack().carry(tables.stream().filter(Table::isIdentified).toList());
            target.insertsBack()
                    .carry(tables.stream().filter(Predicate.not(Table::isIdentified)).toList());
            target.slots().drop(slot);
            target.slots().make(slot);
        }
    }

    /// Everything that a client would not see, as often as it takes to be as quick as it gets.
    private void goThrough(Rehearsed rehearsed, String nonce, Contents contents) throws Exception {
        Crossing crossing = new Crossing(stage, rehearsed, config);
        for (int i = 0; i < ROUNDS; i++) {
            stage.sourceControl().fence().foreignSessions();
            Crossing.Passed passed = crossing.passGate("%s-rehearsal-%d".formatted(nonce, i));
            crossing.readyTarget(passed.sequences(), contents);
            contents.release();
            stage.targetControl().commitRow().rehearse(stage.order().upgrade(), turn);
            // Nobody waits for a rehearsal.
            Thread.sleep(config.rest());
        }
        for (Pooler pooler : stage.poolers()) {
            pooler.rehearse(stage.sides().target());
        }
        stage.targetControl().commitRow().flush();
    }
}
