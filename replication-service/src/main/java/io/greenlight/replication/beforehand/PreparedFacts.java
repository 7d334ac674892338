package io.greenlight.replication.beforehand;

import io.greenlight.contracts.WayBack;
import java.time.Instant;
import java.util.Optional;

/// What is told of a run when everything is prepared, whatever else its plan resolved.
public interface PreparedFacts {

    /// When this round began.
    Instant startedAt();

    /// The clone that the upgrade is handed over with; empty where RDS itself takes it back.
    Optional<WayBack> handedOver();
}
