package io.greenlight.notifier;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/// Moments and durations as people read them.
final class Times {

    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

    private static final DateTimeFormatter PLAIN_SECOND =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

    private static final DateTimeFormatter MILLI =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(ZoneOffset.UTC);

    private Times() {}

    static String second(Instant at) {
        return SECOND.format(at);
    }

    /// Under a heading that says that it is UTC.
    static String plainSecond(Instant at) {
        return PLAIN_SECOND.format(at);
    }

    static String milli(Instant at) {
        return MILLI.format(at);
    }

    /// `2 h 3 min 4 s`.
    static String length(Duration length) {
        StringBuilder words = new StringBuilder();
        if (length.toHours() > 0) {
            words.append(length.toHours()).append(" h ");
        }
        if (length.toMinutes() > 0) {
            words.append(length.toMinutesPart()).append(" min ");
        }
        return words.append(length.toSecondsPart()).append(" s").toString();
    }
}
