package io.greenlight.cutover.pause;

import io.greenlight.contracts.Fault;
import io.greenlight.contracts.Reason;
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

    public Reason reason() {
        return reason;
    }
}
