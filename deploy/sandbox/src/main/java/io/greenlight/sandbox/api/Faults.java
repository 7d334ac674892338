package io.greenlight.sandbox.api;

import java.util.HashMap;
import java.util.Map;

/// Answers that go wrong on demand: throttling, or any other error of an action.
public final class Faults {

    /// @param times how many calls more it strikes
    record Fault(int status, String code, String message, int times) {}

    private final Map<String, Fault> faults = new HashMap<>();

    synchronized void arm(String action, Fault fault) {
        faults.put(action, fault);
    }

    synchronized void clear() {
        faults.clear();
    }

    synchronized void raise(String action) {
        Fault fault = faults.get(action);
        if (fault == null) {
            return;
        }
        if (fault.times() <= 1) {
            faults.remove(action);
        } else {
            faults.put(
                    action,
                    new Fault(fault.status(), fault.code(), fault.message(), fault.times() - 1));
        }
        throw new RdsError(fault.status(), fault.code(), fault.message());
    }
}
