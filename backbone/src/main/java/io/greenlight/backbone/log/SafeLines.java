package io.greenlight.backbone.log;

import io.quarkus.logging.LoggingFilter;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import org.jboss.logmanager.ExtFormatter;
import org.jboss.logmanager.ExtLogRecord;

/// Keeps a log line one line, whatever stands in a table's name or a server's message: a stranger
/// who writes a line break there would otherwise write our log. And keeps it to one line a failure:
/// the inbox has told of it, with the upgrade's name, when the connector tells of it again.
@LoggingFilter(name = "safe-lines")
public final class SafeLines implements Filter {

    /// Only puts a message's parameters into it.
    private static final ExtFormatter WORDS =
            new ExtFormatter() {
                @Override
                public String format(ExtLogRecord record) {
                    return formatMessage(record);
                }
            };

    @Override
    public boolean isLoggable(LogRecord record) {
        if (record instanceof ExtLogRecord extended) {
            String message = WORDS.formatMessage(extended);
            if (message != null) {
                if (message.startsWith("SRMSG00200:")) {
                    return false;
                }
                extended.setMessage(quoted(message), ExtLogRecord.FormatStyle.NO_FORMAT);
            }
        }
        return true;
    }

    /// As it may stand between two double quotes.
    static String quoted(String message) {
        StringBuilder safe = new StringBuilder(message.length() + 16);
        message.codePoints().forEach(point -> append(safe, point));
        return safe.toString();
    }

    private static void append(StringBuilder safe, int point) {
        switch (point) {
            case '"', '\\' -> safe.append('\\').appendCodePoint(point);
            case '\n' -> safe.append("\\n");
            case '\r' -> safe.append("\\r");
            case '\t' -> safe.append("\\t");
            default -> {
                if (Character.isISOControl(point) || isLineBreak(point)) {
                    safe.append("\\u%04x".formatted(point));
                } else {
                    safe.appendCodePoint(point);
                }
            }
        }
    }

    private static boolean isLineBreak(int point) {
        return point == 0x2028 || point == 0x2029;
    }
}
