package io.greenlight.notifier;

import io.greenlight.contracts.ClusterRef;
import io.greenlight.contracts.UpgradeEvent;

/// A notice before address and footer.
///
/// @param severity `info`, `warning` or `urgent`, for filter policies
record Draft(Purpose purpose, String severity, String subject, String body) {

    static Draft progress(UpgradeEvent.OfUpgrade event, String what, String body) {
        return new Draft(Purpose.PROGRESS, "info", subject(event.cluster(), what), body);
    }

    static Draft warning(UpgradeEvent.OfUpgrade event, String what, String body) {
        return new Draft(Purpose.PROGRESS, "warning", subject(event.cluster(), what), body);
    }

    static Draft waiting(ClusterRef cluster, String what, String body) {
        return new Draft(Purpose.PROGRESS, "info", subject(cluster, what), body);
    }

    static Draft attention(ClusterRef cluster, String what, String body) {
        return new Draft(Purpose.ATTENTION, "warning", subject(cluster, what), body);
    }

    static Draft urgent(ClusterRef cluster, String what, String body) {
        return new Draft(Purpose.ATTENTION, "urgent", subject(cluster, what), body);
    }

    static Draft completed(ClusterRef cluster, String what, String body) {
        return new Draft(Purpose.COMPLETED, "info", subject(cluster, what), body);
    }

    private static String subject(ClusterRef cluster, String what) {
        return cluster.identifier() + ": " + what;
    }
}
