package io.greenlight.contracts;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;

/// A step after the point of no return, or an undo, fails again and again; it is still being tried,
/// but a person must look. From the service named in it.
@JsonTypeName("upgrade-stuck")
@SentBy({Service.REPLICATION, Service.CUTOVER})
public record UpgradeStuck(
        UpgradeId upgrade,
        ClusterRef cluster,
        Instant at,
        Service service,
        String step,
        Reason reason)
        implements NotifierEvent, UpgradeEvent.OfUpgrade {}
