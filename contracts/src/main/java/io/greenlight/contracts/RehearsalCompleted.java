package io.greenlight.contracts;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The upgrade was tried on a clone, which is gone again; the cluster is as it was: the end of an
/// order of mode `REHEARSAL`. From replication; the tag `UpgradeDB:Mode` asks for the upgrade
/// itself.
///
/// @param version what the clone came to; none if it could not be upgraded, for which findings say
///   why
/// @param findings what would bar the upgrade, then what should be known of it
/// @param times how long each part of it took
/// @param report where all of it can be read
@JsonTypeName("rehearsal-completed")
@SentBy(Service.REPLICATION)
public record RehearsalCompleted(
        UpgradeId upgrade,
        ClusterRef cluster,
        Instant at,
        @MayBeAbsent @Nullable PostgresVersion version,
        List<Finding> findings,
        List<RehearsedTime> times,
        String report)
        implements NotifierEvent, UpgradeEvent.OfUpgrade {

    public RehearsalCompleted {
        findings = List.copyOf(findings);
        times = List.copyOf(times);
    }

    /// What the clone came to, if it could be upgraded.
    public Optional<PostgresVersion> anyVersion() {
        return Optional.ofNullable(version);
    }
}
