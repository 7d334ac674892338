package io.greenlight.replication.beforehand;

import io.greenlight.contracts.Fault;
import io.greenlight.contracts.Reason;
import java.util.List;

/// Subscriptions of a cluster that is about to be cloned: the clone wakes up with them, and takes
/// their changes away from it.
public final class EnabledSubscriptions {

    private EnabledSubscriptions() {}

    /// Why no clone is made.
    ///
    /// @param disabling the statements for all of them
    public static Reason reason(List<String> disabling) {
        return new Reason(
                "enabled-subscription",
                Fault.OPERATOR,
                "%d subscriptions are enabled: a clone would take their changes away"
                        .formatted(disabling.size()),
                "For the time of the upgrade, %s Then inject replication-requested"
                        .formatted(String.join(" ", disabling)));
    }
}
