package io.greenlight.cutover.run;

import java.time.Duration;
import java.util.Optional;

/// The terms of a cutover that tests work under: what it waits for comes soon or never.
public record Terms(Duration gateDeadline) implements CutoverConfig {

    public static CutoverConfig impatient() {
        return new Terms(Duration.ofSeconds(3));
    }

    @Override
    public Duration pauseDeadline() {
        return Duration.ofSeconds(2);
    }

    @Override
    public Duration fenceDeadline() {
        return Duration.ofSeconds(2);
    }

    @Override
    public Duration longestTransaction() {
        return Duration.ofSeconds(2);
    }

    @Override
    public Duration patience() {
        return Duration.ofMinutes(1);
    }

    @Override
    public long sequenceHeadroom() {
        return 1000;
    }

    @Override
    public double comparisonShare() {
        return 0.9;
    }

    @Override
    public Duration rest() {
        return Duration.ZERO;
    }

    @Override
    public int attempts() {
        return 3;
    }

    @Override
    public Duration retryAfter() {
        return Duration.ofSeconds(1);
    }

    @Override
    public Duration recheck() {
        return Duration.ofSeconds(1);
    }

    @Override
    public Duration watchEvery() {
        return Duration.ofSeconds(1);
    }

    @Override
    public Duration consentPatience() {
        return Duration.ofHours(24);
    }

    @Override
    public Duration drainDeadline() {
        return Duration.ofSeconds(2);
    }

    @Override
    public Duration probeEvery() {
        return Duration.ofMillis(20);
    }

    @Override
    public Duration probeLoginEvery() {
        return Duration.ofMillis(200);
    }

    @Override
    public Duration analyzeSlice() {
        return Duration.ofSeconds(15);
    }

    @Override
    public int analyzeConnections() {
        return 2;
    }

    @Override
    public Duration recountDeadline() {
        return Duration.ofSeconds(30);
    }

    @Override
    public String replicationSslMode() {
        return "require";
    }

    @Override
    public Optional<String> replicationRootCertificate() {
        return Optional.empty();
    }
}
