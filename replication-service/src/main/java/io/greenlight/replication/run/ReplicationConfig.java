package io.greenlight.replication.run;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// How patient replication is, and how near the target must come.
@ConfigMapping(prefix = "replication")
public interface ReplicationConfig {

    /// Time between two looks at something that takes a while: a clone, an upgrade, the lag.
    @WithDefault("5s")
    Duration recheck();

    /// A target that is further behind is not ready for the cutover.
    @WithDefault("2s")
    Duration lagBudget();

    /// The same in bytes of the source's log that are not confirmed yet: 16 MiB, one segment.
    @WithDefault("16777216")
    long lagBytesBudget();

    /// A target that does not come within the budget for so long makes the upgrade end as before:
    /// its slots hold back log on the source all the while.
    @WithDefault("24h")
    Duration catchUpPatience();

    /// An attempt to make a slot waits for every open write on the source, at most so long.
    @WithDefault("20s")
    Duration slotDeadline();

    /// The target's statistics are gathered in slices of this length.
    @WithDefault("10s")
    Duration analyzeSlice();

    /// So many of the statements on which the source has spent most time are planned on both
    /// versions when an upgrade is rehearsed.
    @WithDefault("20")
    int rehearsedStatements();

    /// When an upgrade is rehearsed, its clone takes the same writes for so long by each of the two
    /// versions; `0s` leaves them out.
    @WithDefault("5s")
    Duration rehearsedLoad();

    /// In place, before an upgrade, rows are frozen in slices of this length.
    @WithDefault("10s")
    Duration freezeSlice();

    /// A table that somebody keeps locked is waited for until the freezing has taken so long; then
    /// it is told and left.
    @WithDefault("24h")
    Duration freezePatience();

    /// How the target's server reaches the source: libpq's sslmode.
    @WithDefault("require")
    String subscriptionSslMode();

    /// For `verify-ca` and `verify-full`: the file on the target's server that holds the
    /// certificates. On RDS `/rdsdbdata/rds-metadata/ca-cert.pem`.
    Optional<Path> subscriptionRootCertificate();
}
