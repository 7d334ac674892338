package io.greenlight.preflight.check;

import io.greenlight.backbone.cluster.Cluster;

/// What a check may ask of the source: one database of it, read only.
public interface Source {

    /// What a finding names for what belongs to the whole cluster.
    String WHOLE_CLUSTER = "-";

    /// The name for findings: the database's, or {@link #WHOLE_CLUSTER}.
    String database();

    Route route();

    Cluster cluster();

    /// The offenders that a catalog query finds. It returns a column `object`, quoted by the
    /// server, a column `remedy`, and, where some block and others only warn, a boolean column
    /// `blocks`; where some do not stand in all ways, a column `ways` with the words of those in
    /// which they do, so that one question will do for all. Whatever bars the query from being
    /// answered is the caller's to report.
    Offenders offenders(String sql, Object... values);
}
