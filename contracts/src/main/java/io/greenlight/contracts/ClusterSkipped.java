package io.greenlight.contracts;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;

/// A tagged cluster is left alone, and why. From discovery, once for each reason.
@JsonTypeName("cluster-skipped")
@SentBy(Service.DISCOVERY)
public record ClusterSkipped(ClusterRef cluster, Instant at, Reason reason)
        implements NotifierEvent, UpgradeEvent.OfCluster {}
