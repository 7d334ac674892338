package io.greenlight.preflight.check;

import io.greenlight.backbone.cluster.Cluster;

/// Who keeps a server, and so how its parameters are set.
public enum Keeper {
    /// RDS, which has told us all about the cluster.
    RDS(Cluster.ENGINE),
    /// RDS, of which we know no more than that.
    RDS_UNSEEN("rds"),
    /// Somebody with access to its files.
    OWNER("postgresql");

    private final String engine;

    Keeper(String engine) {
        this.engine = engine;
    }

    /// What stands for it among the facts of a cluster.
    public String engine() {
        return engine;
    }

    static Keeper of(Cluster cluster) {
        for (Keeper one : values()) {
            if (one.engine.equals(cluster.engine())) {
                return one;
            }
        }
        throw new IllegalStateException("nobody keeps an engine " + cluster.engine());
    }
}
