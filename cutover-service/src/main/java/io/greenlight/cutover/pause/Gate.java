package io.greenlight.cutover.pause;

import io.greenlight.backbone.cluster.database.PublishableTables;
import io.greenlight.backbone.cluster.database.Slots;
import io.greenlight.backbone.cluster.database.Subscription;
import io.greenlight.backbone.parallel.Together;
import io.greenlight.contracts.Fault;
import io.greenlight.cutover.database.Session;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/// The proof that the target has everything: the marker, written on the source behind the fence,
/// has come out of each subscription, and that subscription is ours and carries every table.
///
/// No comparison of log positions would do. `current - confirmed` moves while another database
/// writes, `sent - replay` reads 0 with rows missing, and a stale subscriber that took the slot
/// makes every such condition true with nothing there.
final class Gate {

    private static final long POLL_NANOS = 300_000;

    private final Stage stage;
    private final Duration deadline;
    private final AtomicLong firstCommit = new AtomicLong(Long.MAX_VALUE);
    private final AtomicLong lastArrival = new AtomicLong();
    private volatile boolean calledOff;

    Gate(Stage stage, Duration deadline) {
        this.stage = stage;
        this.deadline = deadline;
    }

    /// Writes the marker on the source and waits until it is on the target, in every database, or
    /// the gate is called off.
    ///
    /// @throws Refusal if it does not come, with what stands in its way
    void pass(String nonce) throws Exception {
        long until = System.nanoTime() + deadline.toNanos();
        Together.run(
                stage.databases()
                        .<Together.Act>mapToObj(i -> () -> pass(i, nonce, until))
                        .toList());
    }

    /// From the first marker's commit on the source to the last one's arrival on the target.
    Duration took() {
        return Duration.ofNanos(lastArrival.get() - firstCommit.get());
    }

    /// Ends every wait for the marker: something else refuses already, and clients wait.
    void callOff() {
        calledOff = true;
    }

    /// Who reads our slot of that database; it must be our own subscription.
    Slots.Reader reader(int database) throws Exception {
        String slot = stage.slot(database);
        Slots.Reader reader =
                stage.witnesses()
                        .get(database)
                        .slots()
                        .find(slot)
                        .map(Slots.Slot::reader)
                        .orElseThrow(() ->
                                new Refusal(
                                        "slot-missing",
                                        Fault.PLATFORM,
                                        "The slot %s is gone from the source".formatted(slot),
                                        "Inject replication-requested: the target is"
                                                + " built anew"));
        if (!reader.isThere() || !reader.application().equals(slot)) {
            throw notOurs(slot, reader);
        }
        return reader;
    }

    /// That the slot is still read by that very session.
    void requireReader(int database, Slots.Reader pinned) throws Exception {
        Slots.Reader now = reader(database);
        if (!now.equals(pinned)) {
            throw notOurs(stage.slot(database), now);
        }
    }

    /// That every table which a publication can carry is in ours.
    void requirePublication(int database) throws Exception {
        Session source = stage.witnesses().get(database);
        List<PublishableTables.Table> missing = source.publication().missing();
        if (!missing.isEmpty()) {
            throw new Refusal(
                    "table-not-published",
                    Fault.OPERATOR,
                    "The publication %s in %s does not carry %s"
                            .formatted(
                                    stage.names().publication(),
                                    source.database(),
                                    missing.stream()
                                            .map(PublishableTables.Table::quoted)
                                            .collect(Collectors.joining(", "))),
                    "Somebody changed the publication, or made the table, after the clone: inject"
                            + " replication-requested, and the target is built anew");
        }
    }

    /// That our subscription on the target works.
    void requireSubscription(int database) throws Exception {
        Session target = stage.target().get(database);
        String name = stage.slot(database);
        Optional<Subscription.State> state = target.subscription(name).find();
        String wrong = state.map(Gate::wrongWith).orElse("is missing");
        if (!wrong.isEmpty()) {
            throw new Refusal(
                    "subscription-" + wrong.replace("is ", "").replace(' ', '-'),
                    Fault.PLATFORM,
                    "The subscription %s in %s on the target %s"
                            .formatted(name, target.database(), wrong),
                    "ALTER SUBSCRIPTION %s ENABLE; look into the target's log for why its worker"
                                    .formatted(name)
                            + " stops; then inject cutover-requested");
        }
    }

    private static String wrongWith(Subscription.State state) {
        if (!state.enabled()) {
            return "is disabled";
        }
        if (!state.isWorking()) {
            return "is not running";
        }
        return state.unready() > 0 ? "is not complete" : "";
    }

    private void pass(int database, String nonce, long until) throws Exception {
        Session target = stage.target().get(database);
        String publication = stage.names().publication();
        stage.source().get(database).marker().write(publication, nonce);
        firstCommit.accumulateAndGet(System.nanoTime(), Math::min);
        while (!calledOff && !hasArrived(target, publication, nonce)) {
            if (System.nanoTime() > until) {
                diagnose(database);
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
        lastArrival.accumulateAndGet(System.nanoTime(), Math::max);
    }

    /// A read that somebody's lock holds up past the deadline has not seen it.
    private static boolean hasArrived(Session target, String publication, String nonce)
            throws Exception {
        return target.marker().readUnlessHeldUp(publication).equals(Optional.of(nonce));
    }

    private void diagnose(int database) throws Exception {
        requireSubscription(database);
        reader(database);
        requirePublication(database);
        throw new Refusal(
                "marker-not-arrived",
                Fault.PLATFORM,
                "The marker did not arrive in %s on the target within %d ms: replication is behind"
                        .formatted(stage.target().get(database).database(), deadline.toMillis()),
                "It is tried again when the load is lower; see replication-lag-measured");
    }

    private static Refusal notOurs(String slot, Slots.Reader reader) {
        return new Refusal(
                reader.isThere() ? "slot-stolen" : "slot-unread",
                Fault.OPERATOR,
                "The slot %s is not read by our subscription, but by %s".formatted(slot, reader),
                "End that reader (a stale copy of the target?): SELECT pg_terminate_backend(%d);"
                                .formatted(reader.pid())
                        + " then inject cutover-requested");
    }
}
