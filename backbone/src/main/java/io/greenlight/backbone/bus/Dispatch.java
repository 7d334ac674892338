package io.greenlight.backbone.bus;

import io.greenlight.contracts.UpgradeEvent;
import java.time.Duration;

/// An event on its way out, to everyone who hears its kind.
///
/// @param delay before anyone sees it; SQS takes whole seconds up to 15 minutes (SendMessage,
///   DelaySeconds), and more is cut to that: a handler looks, and asks again. Those that follow in
///   a handler's answer may wait for a part of a second with it
public record Dispatch(UpgradeEvent event, Duration delay) {

    private static final Duration LONGEST = Duration.ofMinutes(15);

    public Dispatch {
        if (delay.isNegative()) {
            throw new IllegalArgumentException("a delay is never negative: " + delay);
        }
        delay = delay.compareTo(LONGEST) > 0 ? LONGEST : delay;
    }

    /// At once.
    public static Dispatch now(UpgradeEvent event) {
        return new Dispatch(event, Duration.ZERO);
    }
}
