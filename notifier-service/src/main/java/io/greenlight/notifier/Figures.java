package io.greenlight.notifier;

import java.time.Duration;
import java.util.Locale;

/// Figures as people read them, the same wherever the service runs.
final class Figures {

    private Figures() {}

    /// `1,234,567`.
    static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /// `2.5`.
    static String seconds(Duration length) {
        return String.format(Locale.ROOT, "%.1f", length.toMillis() / 1000.0);
    }
}
