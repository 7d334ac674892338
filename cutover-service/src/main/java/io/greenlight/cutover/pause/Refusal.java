package io.greenlight.cutover.pause;

import io.greenlight.contracts.Fault;
import io.greenlight.contracts.Reason;
import io.greenlight.cutover.database.Fence;
import java.util.List;

/// A switchover that must not be, or not now: everything is taken back. It is thrown, not returned,
/// because it ends a dozen things that run side by side.
public final class Refusal extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Reason reason;

    Refusal(String code, Fault fault, String sentence, String remedy) {
        super(sentence);
        this.reason = new Reason(code, fault, sentence, remedy);
    }

    /// Databases of the source have no slot of the run, so the target would lack what is in them.
    public static Refusal unfollowed(List<String> databases) {
        return new Refusal(
                "slot-missing",
                Fault.OPERATOR,
                "No slot of this upgrade is there for the databases %s: they were made after the"
                                .formatted(databases)
                        + " slots, or somebody dropped a slot",
                "Inject replication-requested: the target is built anew");
    }

    /// Somebody who must not is on the fenced source.
    static Refusal fenceNotProved(List<Fence.Session> left) {
        return new Refusal(
                "fence-not-proved",
                Fault.OPERATOR,
                "Sessions are on the fenced source: " + left,
                "Find out who they are, and give them a role that can be locked out");
    }

    /// Roles of the source may log in that the fence knows nothing of.
    static Refusal rolesLeftOut(List<String> roles) {
        return new Refusal(
                "fence-not-proved",
                Fault.OPERATOR,
                "Roles were made just before the pause, and may log in on the source: " + roles,
                "It is tried again, with these; keep what makes roles from making some meanwhile");
    }

    /// Whoever ended our turn has opened the source, or is about to.
    static Refusal overtaken() {
        return new Refusal(
                "overtaken",
                Fault.PLATFORM,
                "Another copy of the service took this pause for one whose service was gone, and"
                        + " opened the source",
                "It is tried again; if it comes again, look why this copy was cut off from the"
                        + " source");
    }

    /// The target is being taken away, or was never handed over.
    static Refusal notOffered() {
        return new Refusal(
                "target-missing",
                Fault.PLATFORM,
                "Replication does not offer the target, or has taken it back",
                "Inject replication-requested: the target is built anew");
    }

    /// Something broke in the pause.
    static Refusal broken(Exception failed) {
        return new Refusal(
                "pause-broken",
                Fault.PLATFORM,
                "The pause broke off: %s".formatted(failed),
                "It is tried again; the service's log has all of it");
    }

    public Reason reason() {
        return reason;
    }
}
