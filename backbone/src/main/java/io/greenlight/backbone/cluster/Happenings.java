package io.greenlight.backbone.cluster;

import io.greenlight.contracts.Happening;
import java.time.Instant;
import java.util.List;

/// What RDS tells of clusters and their instances (DescribeEvents).
public interface Happenings {

    /// What it told since then of that cluster and of its instances, in order; and a little before,
    /// for its clock may be behind ours.
    List<Happening> of(Cluster cluster, Instant since);
}
