package io.greenlight.replication.run;

import io.greenlight.contracts.ClusterRef;
import io.greenlight.contracts.Fault;
import io.greenlight.contracts.Reason;

/// A cluster that was ordered to be upgraded, or rehearsed, and that RDS does not know any more.
public final class MissingSource {

    private MissingSource() {}

    /// Why nothing is done for it.
    public static Reason reason(ClusterRef cluster) {
        return new Reason(
                "source-missing",
                Fault.OPERATOR,
                "The cluster %s is gone".formatted(cluster),
                "Tag the cluster that took its place, if one did");
    }
}
