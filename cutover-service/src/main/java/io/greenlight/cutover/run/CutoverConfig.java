package io.greenlight.cutover.run;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/// How long clients may be asked to wait, and what a switchover insists on.
@ConfigMapping(prefix = "cutover")
public interface CutoverConfig {

    /// Poolers that are not quiet by then are resumed, and the switchover is put off.
    @WithDefault("2s")
    Duration pauseDeadline();

    /// A source on which foreign sessions are left by then is opened again.
    @WithDefault("2s")
    Duration fenceDeadline();

    /// A target on which the marker has not arrived by then has not everything: the source is
    /// opened again. The rehearsal saw a marker arrive in milliseconds, so longer waits help
    /// nobody.
    @WithDefault("10s")
    Duration gateDeadline();

    /// Transactions that are open for longer put the switchover off.
    @WithDefault("2s")
    Duration longestTransaction();

    /// How long it waits for them to end before this attempt is given up.
    @WithDefault("10m")
    Duration patience();

    /// Calls of nextval that a sequence is set ahead on the target.
    @WithDefault("1000")
    long sequenceHeadroom();

    /// The share of the time that the comparison of contents may keep a server busy on which
    /// clients are at work: over 0 and up to 1.
    @WithDefault("0.5")
    double comparisonShare();

    /// How long it rests after a piece of work that keeps processors busy (a login, a round of the
    /// rehearsal) while clients are at work on these servers and nobody waits for us; before and
    /// after a pause five times as long. Nothing where the servers have processors to spare.
    @WithDefault("100ms")
    Duration rest();

    /// Attempts before the cutover is given up and the upgrade unwound.
    @WithDefault("5")
    int attempts();

    /// Time between two attempts.
    @WithDefault("30s")
    Duration retryAfter();

    /// Time between two looks at something that takes a while.
    @WithDefault("5s")
    Duration recheck();

    /// How this copy looks for pauses whose service is gone.
    @WithDefault("1s")
    Duration watchEvery();

    /// How long a question stays open whose yes would cost something.
    @WithDefault("24h")
    Duration consentPatience();

    /// How long readers of slots get, before an upgrade in place, to read what they have not yet.
    @WithDefault("30s")
    Duration drainDeadline();

    /// How often every endpoint is looked at while a cluster is upgraded in place.
    @WithDefault("50ms")
    Duration probeEvery();

    /// How often these looks are logins; while an endpoint is away, each is.
    @WithDefault("1s")
    Duration probeLoginEvery();

    /// How long tables are analyzed, indexes rebuilt or losses counted, before the journal hears of
    /// it.
    @WithDefault("15s")
    Duration analyzeSlice();

    /// How many tables of a database are analyzed side by side after an upgrade in place.
    @WithDefault("3")
    int analyzeConnections();

    /// How long clients may be out, on the way back from an upgrade in place, while what is lost is
    /// counted again.
    @WithDefault("1m")
    Duration recountDeadline();

    /// How the old cluster's subscription reaches the new one: libpq's sslmode.
    @WithDefault("require")
    String replicationSslMode();

    /// The certificates that the old cluster verifies the new one with: a file on its server.
    Optional<String> replicationRootCertificate();
}
