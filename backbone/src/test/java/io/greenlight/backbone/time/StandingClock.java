package io.greenlight.backbone.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/// A clock on which time passes when the test says so.
public final class StandingClock extends Clock {

    private Instant now = Instant.parse("2026-01-01T12:00:00Z");

    /// It is later by so much.
    public void passes(Duration time) {
        now = now.plus(time);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
