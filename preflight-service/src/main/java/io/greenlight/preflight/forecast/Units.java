package io.greenlight.preflight.forecast;

import java.time.Duration;
import java.util.Locale;

/// Spans and rates as people say them: no more figures than there is truth in them.
final class Units {

    private static final double KILO = 1000;

    private Units() {}

    static double seconds(Duration span) {
        return span.toNanos() / 1e9;
    }

    /// No longer than a century: nobody waits for more.
    static Duration seconds(double seconds) {
        return Duration.ofMillis(Math.round(Math.min(seconds, 36_500.0 * 86_400) * 1000));
    }

    /// `250 ms`, `12 s`, `3 min`, `5 h`, `4 days`.
    static String words(Duration span) {
        double seconds = seconds(span);
        if (seconds < 1) {
            return span.toMillis() + " ms";
        }
        if (seconds < 120) {
            return rounded(seconds) + " s";
        }
        if (seconds < 7200) {
            return rounded(seconds / 60) + " min";
        }
        return seconds < 172_800
                ? rounded(seconds / 3600) + " h"
                : rounded(seconds / 86_400) + " days";
    }

    static String range(Duration low, Duration high) {
        String from = words(low);
        String to = words(high);
        return from.equals(to) ? to : "%s to %s".formatted(from, to);
    }

    /// Bytes a second, by their most fitting unit.
    static String rate(double bytes) {
        return size(bytes) + "/s";
    }

    static String rates(double low, double high) {
        String from = rate(low);
        String to = rate(high);
        return from.equals(to) ? to : "%s to %s".formatted(from, to);
    }

    static String size(double bytes) {
        if (bytes < KILO) {
            return Math.round(bytes) + " B";
        }
        if (bytes < KILO * KILO) {
            return rounded(bytes / KILO) + " kB";
        }
        return bytes < KILO * KILO * KILO
                ? rounded(bytes / KILO / KILO) + " MB"
                : rounded(bytes / KILO / KILO / KILO) + " GB";
    }

    private static String rounded(double value) {
        return value < 10
                ? String.format(Locale.ROOT, "%.1f", value)
                : Long.toString(Math.round(value));
    }
}
