package io.greenlight.cutover.pause;

import io.greenlight.contracts.Fault;
import io.greenlight.contracts.Reason;

/// A switchover that must not be, or not now: everything is taken back. It is thrown, not returned,
/// because it ends a dozen things that run side by side.
public final class Refusal extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Reason reason;

    Refusal(String code, Fault fault, String sentence, String remedy) {
        super(sentence);
        this.reason = new Reason(code, fault, sentence, remedy);
    }

    public Reason reason() {
        return reason;
    }
}
